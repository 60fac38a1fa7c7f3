# k8s-drill completion for fish, from 3.0 on
function __k8s_drill_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l lines ($words[1] complete -- $words[2..-1] "$current" 2>/dev/null)
    if test "$lines[1]" = ':path'
        set -l stem (string match -r '^--[^=]*=' -- "$current")
        for path in (__fish_complete_path (string replace -r '^--[^=]*=' '' -- "$current"))
            echo "$stem$path"
        end
    else
        printf '%s\n' $lines
    end
end
complete -c k8s-drill -f -k -a '(__k8s_drill_complete)'

# k8s-drill completion for bash, from 3.2 on (compopt came with 4)
_k8s_drill() {
  local line current="${COMP_WORDS[COMP_CWORD]}"
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ $line == :path ]]; then
      [[ $current == = ]] && current=
      compopt -o filenames 2>/dev/null
      while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$current")
      return
    fi
    line="${line%%$'\t'*}"
    # What a deck holds may mean something to the shell; the commas of a list need no quotes.
    [[ $line == *[^A-Za-z0-9_@%+=:,./-]* ]] && printf -v line %q "$line"
    COMPREPLY+=("$line")
  done < <("${COMP_WORDS[0]}" complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _k8s_drill k8s-drill

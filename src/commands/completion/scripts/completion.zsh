#compdef k8s-drill
# k8s-drill completion for zsh: sourced, or in a folder of $fpath as _k8s-drill
_k8s_drill() {
  local -a lines found
  local line word
  lines=("${(@f)$("${(Q)words[1]}" complete -- "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
  if [[ $lines[1] == ':path' ]]; then
    [[ $PREFIX == --*=* ]] && compset -P '*='
    _files
    return
  fi
  for line in "${lines[@]}"; do
    [[ -n $line ]] || continue
    word="${line%%$'\t'*}"
    found+=("${word//:/\\:}:${line#*$'\t'}")
  done
  (( $#found )) && _describe -V k8s-drill found
}
if [[ $funcstack[1] == (_k8s_drill|_k8s-drill) ]]; then
  _k8s_drill "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
  compdef _k8s_drill k8s-drill
fi

/** A shell with completion: its script, which passes the words of the line to `k8s-drill complete --`, and how to enable it. */
export interface Shell {
  /** In `dist/`, where the build puts it. */
  readonly file: string;
  /** Enables it permanently. */
  readonly install: string;
}

export const SHELLS: Readonly<Record<string, Shell>> = {
  bash: {
    file: 'completion.bash',
    install: "echo 'source <(k8s-drill completion bash)' >> ~/.bashrc",
  },
  zsh: {
    file: 'completion.zsh',
    install: "echo 'source <(k8s-drill completion zsh)' >> ~/.zshrc",
  },
  fish: {
    file: 'completion.fish',
    install: 'k8s-drill completion fish > ~/.config/fish/completions/k8s-drill.fish',
  },
  powershell: {
    file: 'completion.ps1',
    install: "'k8s-drill completion powershell | Out-String | Invoke-Expression' >> $PROFILE",
  },
};

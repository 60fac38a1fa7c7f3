# k8s-drill completion for Windows PowerShell 5.1 and PowerShell 7; older ones drop an empty word, so that two quotes stand for it
Register-ArgumentCompleter -Native -CommandName 'k8s-drill' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $before = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
        ForEach-Object { if ($_.Value) { $_.Value } else { $_.Extent.Text } })
    $current = if ($wordToComplete) { $wordToComplete } else { '""' }
    & 'k8s-drill' complete -- @before $current 2>$null |
        Where-Object { $_ -and $_ -ne ':path' } |
        ForEach-Object {
            $word, $does = $_ -split "`t", 2
            $tip = if ($does) { $does } else { $word }
            $quoted = if ($word -match '^[A-Za-z0-9_=:./,-]+$') { $word } else { "'" + $word.Replace("'", "''") + "'" }
            [System.Management.Automation.CompletionResult]::new($quoted, $word, 'ParameterValue', $tip)
        }
}

$Guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'

function Get-Accept([string] $Key) {
    if ($Key -cnotmatch '\A[A-Za-z0-9+/]{22}==\z') {
        throw 'Sec-WebSocket-Key must be 16 bytes in base64'
    }
    $sha1 = [System.Security.Cryptography.SHA1]::Create()
    $digest = $sha1.ComputeHash([System.Text.Encoding]::ASCII.GetBytes($Key + $Guid))
    [Convert]::ToBase64String($digest)
}

if ($args.Count -ne 1) {
    [Console]::Error.WriteLine('usage: accept.ps1 KEY')
    exit 2
}
try {
    Get-Accept $args[0]
} catch {
    [Console]::Error.WriteLine($_.Exception.Message)
    exit 1
}

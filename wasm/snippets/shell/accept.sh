#!/bin/sh
guid=258EAFA5-E914-47DA-95CA-C5AB0DC85B11

LC_ALL=C # so that A-Z is those 26 letters
export LC_ALL

accept() {
    case ${1%==} in
        "$1" | *[!A-Za-z0-9+/]*) return 1 ;; # no == at the end, or not base64
    esac
    [ ${#1} -eq 24 ] || return 1
    printf %s "$1$guid" | openssl dgst -sha1 -binary | openssl base64
}

if [ $# -ne 1 ]; then
    echo "usage: sh accept.sh KEY" >&2
    exit 2
fi
if ! accept "$1"; then
    echo "Sec-WebSocket-Key must be 16 bytes in base64" >&2
    exit 1
fi

#!/bin/sh
guid=258EAFA5-E914-47DA-95CA-C5AB0DC85B11

printf %s "$1$guid" | openssl dgst -sha1 -binary | openssl base64

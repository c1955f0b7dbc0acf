// Cargo.toml: sha1 = "0.10", base64 = "0.22"
use base64::{engine::general_purpose::STANDARD, Engine};
use sha1::{Digest, Sha1};

const GUID: &str = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

fn accept(key: &str) -> String {
    let digest = Sha1::new().chain_update(key).chain_update(GUID).finalize();
    STANDARD.encode(digest)
}

fn main() {
    let key = std::env::args().nth(1).expect("no key");
    println!("{}", accept(&key));
}

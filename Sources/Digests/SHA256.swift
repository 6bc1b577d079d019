internal import CCrypto

/// A SHA-256 digest, written as 64 lower-case hexadecimal digits.
package struct SHA256: Sendable, Hashable, CustomStringConvertible {
  /// The digest in lower-case hexadecimal.
  package let description: String

  /// The digest of bytes as they are. The C function is `EVP_Digest`.
  package init(of bytes: [UInt8]) {
    var digest = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 0
    let status = unsafe bytes.withUnsafeBytes { input in
      unsafe EVP_Digest(input.baseAddress, input.count, &digest, &length, EVP_sha256(), nil)
    }
    precondition(status == 1 && length == 32, "libcrypto computes SHA-256")
    description = SHA256.hexadecimal(digest)
  }

  fileprivate init(digest: [UInt8]) { description = SHA256.hexadecimal(digest) }

  private static func hexadecimal(_ digest: [UInt8]) -> String {
    digest.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }

  /// A digest from 64 hexadecimal digits in either case; nil when the text is none.
  package init?(_ text: String) {
    let isDigits = text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }
    guard isDigits, text.utf8.count == 64 else { return nil }
    description = text.lowercased()
  }

  /// The digest in Base64 (RFC 4648), as a `Content-Security-Policy` has it.
  package var base64: String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    let bits = description.utf8.flatMap { digit in
      let value = digit < 0x3A ? digit - 0x30 : digit - 0x57
      return (0..<4).map { value >> (3 - $0) & 1 }
    }
    // 256 bits are 42 groups of six and four more, which end in two zeros and one sign of padding.
    let padded = bits + [0, 0]
    let letters = stride(from: 0, to: padded.count, by: 6).map { start in
      alphabet[padded[start..<start + 6].reduce(0) { $0 << 1 | Int($1) }]
    }
    return String(decoding: letters, as: UTF8.self) + "="
  }

  /// The first twelve digits, for messages.
  package var shortened: String { description.prefix(12) + "…" }
}

/// A SHA-256 digest of bytes that come block by block.
@safe package struct SHA256Stream: ~Copyable {
  private let context: OpaquePointer

  /// Begins a digest. The C function is `EVP_DigestInit_ex`.
  package init() {
    guard let context = unsafe EVP_MD_CTX_new(),
      unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1
    else { preconditionFailure("libcrypto computes SHA-256") }
    unsafe self.context = context
  }

  deinit { unsafe EVP_MD_CTX_free(context) }

  /// Takes the next bytes. The C function is `EVP_DigestUpdate`.
  package mutating func update(_ bytes: [UInt8]) {
    let status = unsafe bytes.withUnsafeBytes { input in
      unsafe EVP_DigestUpdate(context, input.baseAddress, input.count)
    }
    precondition(status == 1, "libcrypto computes SHA-256")
  }

  /// The digest of all bytes so far. The C function is `EVP_DigestFinal_ex`, on a copy.
  package var digest: SHA256 {
    var digest = [UInt8](repeating: 0, count: 32)
    guard let copy = unsafe EVP_MD_CTX_new() else {
      preconditionFailure("libcrypto computes SHA-256")
    }
    defer { unsafe EVP_MD_CTX_free(copy) }
    let status = unsafe EVP_MD_CTX_copy_ex(copy, context)
    let isFinal = unsafe EVP_DigestFinal_ex(copy, &digest, nil)
    precondition(status == 1 && isFinal == 1, "libcrypto computes SHA-256")
    return SHA256(digest: digest)
  }
}

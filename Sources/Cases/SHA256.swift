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
    description = digest.map { byte in
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

  /// The first twelve digits, for messages.
  package var shortened: String { description.prefix(12) + "…" }
}

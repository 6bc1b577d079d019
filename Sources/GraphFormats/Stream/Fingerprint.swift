import KnowledgeGraph

/// 128 bits that stand for an identifier: two identifiers of one file that share them are less likely than a
/// disk that errs.
///
/// They are keyed anew in every process, so that no file can be made whose identifiers collide.
struct Fingerprint: Hashable, Comparable, Sendable {
  let major: UInt64
  let minor: UInt64

  init(major: UInt64, minor: UInt64) {
    self.major = major
    self.minor = minor
  }

  /// The fingerprint of an identifier's bytes.
  init(_ identifier: Span<UInt8>) {
    major = Fingerprint.keys.0.hash(identifier)
    minor = Fingerprint.keys.1.hash(identifier)
  }

  static func < (one: Fingerprint, other: Fingerprint) -> Bool {
    (one.major, one.minor) < (other.major, other.minor)
  }

  private static let keys = (Key(), Key())

  /// A hash of multiplications that fold into themselves.
  private struct Key: Sendable {
    let first = UInt64.random(in: .min ... .max)
    let factor = UInt64.random(in: .min ... .max) | 1

    func hash(_ bytes: Span<UInt8>) -> UInt64 {
      var hash = folded(first ^ UInt64(bytes.count))
      var place = 0
      while place + 8 <= bytes.count {
        hash = folded(hash ^ bytes.word(at: place))
        place += 8
      }
      var rest: UInt64 = 0
      while place < bytes.count {
        rest = rest << 8 | UInt64(bytes[place])
        place += 1
      }
      return folded(folded(hash ^ rest) ^ first)
    }

    /// Both halves of a product.
    private func folded(_ value: UInt64) -> UInt64 {
      let (high, low) = value.multipliedFullWidth(by: factor)
      return high ^ low
    }
  }
}

/// SplitMix64 (Steele, Lea and Flood): the same numbers from the same seed, everywhere.
public struct RandomNumbers: RandomNumberGenerator {
  private var state: UInt64

  /// Makes a generator whose numbers depend on `seed` alone.
  public init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }

  /// A number below `bound`.
  public mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

  /// Whether a chance of one in `count` comes true.
  public mutating func oneIn(_ count: Int) -> Bool { below(count) == 0 }
}

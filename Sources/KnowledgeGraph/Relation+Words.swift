extension Claim.Time {
  /// The time as people write it: `since 2024-03`.
  package var words: String {
    switch self {
    case .on(let date): "\(date)"
    case .since(let start): "since \(start)"
    case .until(let end): "until \(end)"
    case .between(let start, let end): "\(start) to \(end)"
    }
  }
}

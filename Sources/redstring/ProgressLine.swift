/// How far something has come, in words: `reading map.graphml: 512 MB of 2.1 GB, 48 MB/s, 33 s left`.
struct ProgressLine {
  let phase: String
  let count: Int
  let total: Int?
  let unit: Unit
  let elapsed: Duration

  /// What is counted.
  enum Unit {
    case bytes
    case items
  }

  /// The line. Where nothing is counted, it says the time that has passed.
  var text: String {
    guard count > 0 else { return "\(phase): \(words(elapsed))" }
    var parts = [words(count) + (total.map { " of " + words($0) } ?? "")]
    if rate >= 1 { parts.append("\(words(Int(rate)))/s") }
    if let total, total > count, rate > 0 {
      parts.append("\(words(.seconds(Double(total - count) / rate))) left")
    }
    return "\(phase): " + parts.joined(separator: ", ")
  }

  /// How many in a second, since the phase began.
  private var rate: Double { elapsed > .zero ? Double(count) / (elapsed / .seconds(1)) : 0 }

  private func words(_ count: Int) -> String {
    guard unit == .bytes else { return String(count) }
    var unit = "B"
    var tenths = count * 10
    for larger in ["kB", "MB", "GB", "TB"] where tenths >= 10_000 {
      unit = larger
      tenths /= 1000
    }
    let isShort = unit == "B" || tenths >= 100
    return isShort ? "\(tenths / 10) \(unit)" : "\(tenths / 10).\(tenths % 10) \(unit)"
  }

  private func words(_ time: Duration) -> String {
    let seconds = Int(time.components.seconds)
    return switch seconds {
    case ..<60: "\(seconds) s"
    case ..<3600: "\(seconds / 60) min \(seconds % 60) s"
    default: "\(seconds / 3600) h \(seconds / 60 % 60) min"
    }
  }
}

import Glibc
import KnowledgeGraph
import SystemPackage

/// The part of the process that is measured.
struct Step {
  private let start: ContinuousClock.Instant
  private let processorTime: Double

  /// Begins to measure: time, processor time, and the most memory from here on.
  static func begin() -> Step {
    Memory.forgetPeak()
    return Step(start: .now, processorTime: ProcessorTime.seconds())
  }

  /// Stops measuring, and prints what was measured of a step that handled `bytes` bytes.
  func end(bytes: Int, of graph: Graph) {
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let processorTime = ProcessorTime.seconds() - processorTime
    let fields: [(String, String)] = [
      ("seconds", "\(seconds)"), ("cpu", "\(processorTime)"), ("bytes", "\(bytes)"),
      ("peak", "\(Memory.peak())"), ("nodes", "\(graph.actors.count)"),
      ("edges", "\(graph.relations.count)"),
    ]
    print("{" + fields.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}")
  }
}

/// How long the process's threads have been running, all of them together.
private enum ProcessorTime {
  static func seconds() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// The process's resident memory, as Linux counts it.
private enum Memory {
  private static let peakReset = FilePath("/proc/self/clear_refs")
  private static let status = FilePath("/proc/self/status")

  /// Lets the peak begin anew.
  static func forgetPeak() {
    guard let file = try? FileDescriptor.open(peakReset, .writeOnly) else { return }
    _ = try? file.closeAfter { try file.writeAll("5".utf8) }
  }

  /// The most since the peak was forgotten, in bytes.
  static func peak() -> Int {
    guard let file = try? FileDescriptor.open(status, .readOnly) else { return 0 }
    var bytes = [UInt8](repeating: 0, count: 1 << 13)
    let count = try? file.closeAfter {
      try unsafe bytes.withUnsafeMutableBytes { try unsafe file.read(into: $0) }
    }
    let text = String(decoding: bytes.prefix(count ?? 0), as: UTF8.self)
    let line = text.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let kilobytes = line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) }
    return (kilobytes ?? 0) << 10
  }
}

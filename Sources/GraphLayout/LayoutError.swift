/// Why one attempt at a layout came to nothing.
public enum LayoutFailure: Error, Sendable, Hashable {
  /// Not done in the time given.
  case outOfTime(Duration)
  /// Ended by a signal: Graphviz crashed, or ran out of memory; the last line it wrote.
  case crashed(signal: Int32, lastWords: String = "")
  /// Ended with an exit status of its own; the last line it wrote.
  case exited(status: Int32, lastWords: String = "")
  /// More output than this many bytes.
  case tooLarge(limit: Int)
  /// The DOT text is not what Graphviz can read; its messages.
  case unreadable([String])
  /// The engine, or a renderer, gave up; its messages.
  case gaveUp([String])
  /// The layout is a ribbon of so many inches, which another engine draws better.
  case ribbon(width: Int, height: Int)
  /// Not tried, as so many nodes and edges take about so many seconds, more than there are.
  case tooMuch(nodes: Int, edges: Int, seconds: Int)
  /// The installed Graphviz cannot write this format.
  case unavailable(ImageFormat)
  /// The child process could not be started or did not answer as a child of ours does.
  case noAnswer(String)
  /// The task was cancelled.
  case cancelled

  /// Whether another engine may succeed.
  var isWorthAnotherEngine: Bool {
    switch self {
    case .outOfTime, .crashed, .exited, .tooLarge, .gaveUp, .ribbon: true
    case .unreadable, .tooMuch, .unavailable, .noAnswer, .cancelled: false
    }
  }
}

extension LayoutFailure: CustomStringConvertible {
  /// One line: what happened, in lower case, without a final full stop.
  public var description: String {
    switch self {
    case .outOfTime(let time):
      "not done in \(time.words)"
    case .crashed(let signal, let lastWords):
      "ended by signal \(signal): Graphviz crashed or needed more memory than it may have"
        + Self.quote(lastWords)
    case .exited(let status, let lastWords):
      "ended with exit status \(status)" + Self.quote(lastWords)
    case .tooLarge(let limit):
      "more than \(limit) bytes of output"
    case .unreadable(let messages):
      "Graphviz cannot read the drawing: \(Self.list(messages))"
    case .gaveUp(let messages):
      "Graphviz gave up: \(Self.list(messages))"
    case .ribbon(let width, let height):
      "a ribbon of \(width) by \(height) inches"
    case .tooMuch(let nodes, let edges, let seconds):
      "\(edges) lines between \(nodes) nodes take about \(seconds) seconds"
    case .unavailable(let format):
      "the installed Graphviz cannot write \(format.name)"
    case .noAnswer(let reason):
      "the layout process did not answer: \(reason)"
    case .cancelled:
      "cancelled"
    }
  }

  private static func quote(_ lastWords: String) -> String {
    lastWords.isEmpty ? "" : " (\(lastWords))"
  }

  private static func list(_ messages: [String]) -> String {
    if messages.isEmpty { return "no reason given" }
    let more = messages.count - longestList
    return messages.prefix(longestList).joined(separator: "; ")
      + (more > 0 ? "; and \(more) more" : "")
  }

  /// How many of Graphviz's messages are told of a failure.
  private static let longestList = 3
}

/// One engine's attempt that failed.
public struct LayoutAttempt: Sendable, Hashable, CustomStringConvertible {
  /// The engine tried.
  public let engine: Engine
  /// Why it failed.
  public let failure: LayoutFailure

  /// `dot: not done in 30 seconds`.
  public var description: String { "\(engine.rawValue): \(failure)" }
}

/// No picture: every engine that was to be tried failed.
public struct LayoutError: Error, Sendable, Hashable {
  /// What was tried, in order; never empty.
  public let attempts: [LayoutAttempt]

  init(attempts: [LayoutAttempt]) { self.attempts = attempts }

  /// What went wrong when something that had been laid out was drawn.
  public init(drawing failure: LayoutFailure) {
    attempts = [LayoutAttempt(engine: .placed, failure: failure)]
  }

  /// The failure that decided.
  public var failure: LayoutFailure? { attempts.last?.failure }
}

extension LayoutError: CustomStringConvertible {
  /// What was tried, why it failed, and what to do.
  public var description: String {
    let tried = attempts.map(\.description).joined(separator: "; ")
    return advice.map { "no layout (\(tried)); \($0)" } ?? "no layout (\(tried))"
  }

  /// What asks for less: nothing is cheaper than `sfdp` for a large graph.
  private var cheaper: String {
    attempts.contains { $0.engine == .sfdp }
      ? "draw a part of the graph"
      : "choose a cheaper engine with --engine sfdp or --engine twopi"
  }

  /// What to do, where there is something to do.
  private var advice: String? {
    switch failure {
    case .outOfTime, .crashed, .exited, .tooLarge, .gaveUp, .ribbon:
      "give more time with --layout-timeout, \(cheaper), or write a text format"
    case .tooMuch(_, _, let seconds):
      "give it --layout-timeout \(2 * seconds), draw a part of the graph, or write a text format"
    case .unavailable:
      "choose SVG, PNG or PDF, or install the Graphviz plug-in for this format"
    case .noAnswer:
      "check that Graphviz is installed and that the program file has not been replaced"
    case .unreadable, .cancelled, nil:
      nil
    }
  }
}

extension Duration {
  /// `30 seconds`, `0.5 seconds`, `1 second`.
  var words: String {
    let tenths = (self / .milliseconds(100)).rounded()
    let whole = Int(tenths) / 10
    let rest = Int(tenths) % 10
    guard rest == 0 else { return "\(whole).\(rest) seconds" }
    return whole == 1 ? "1 second" : "\(whole) seconds"
  }
}

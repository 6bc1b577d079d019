/// One thing that is wrong, doubtful or worth knowing about a case, with its place.
public struct Diagnostic: Sendable, Hashable, CustomStringConvertible {
  /// How much a diagnostic weighs; only errors make a check fail.
  public enum Severity: String, Sendable, Hashable {
    case error
    case warning
    case note
  }

  /// How much it weighs.
  public let severity: Severity
  /// The file it is about, as it was given.
  public let path: String
  /// The place in the file, or nil when the file as a whole is meant.
  public let mark: Mark?
  /// What was found, what was expected and what to do: lower case, no final full stop.
  public let message: String

  /// A diagnostic; `message` may hold any text and is escaped only when it is shown.
  public init(_ severity: Severity, path: String, mark: Mark?, message: String) {
    self.severity = severity
    self.path = path
    self.mark = mark
    self.message = message
  }

  /// The line from 1, or nil.
  public var line: Int? { mark?.line }
  /// The column in Unicode scalars from 1, or nil.
  public var column: Int? { mark?.column }

  /// `path:line:column: error: message` on one line, safe to show in a terminal.
  public var description: String {
    let place = mark.map { ":\($0)" } ?? ""
    return "\(path)\(place): \(severity.rawValue): \(message)".escapedForTerminal
  }
}

/// The diagnostics of one run; the same one is kept only once.
public struct Diagnostics: Sendable {
  /// Everything reported, in the order in which it was found.
  public private(set) var entries: [Diagnostic] = []
  private var seen: Set<Diagnostic> = []
  private var pathOrder: [String: Int] = [:]

  /// None yet.
  public init() {}

  /// Takes in one diagnostic, unless an equal one is already there.
  public mutating func report(_ diagnostic: Diagnostic) {
    guard seen.insert(diagnostic).inserted else { return }
    if pathOrder[diagnostic.path] == nil { pathOrder[diagnostic.path] = pathOrder.count }
    entries.append(diagnostic)
  }

  /// Takes in an error.
  public mutating func error(_ message: String, path: String, mark: Mark?) {
    report(Diagnostic(.error, path: path, mark: mark, message: message))
  }

  /// Takes in a warning.
  public mutating func warning(_ message: String, path: String, mark: Mark?) {
    report(Diagnostic(.warning, path: path, mark: mark, message: message))
  }

  /// Takes in a note.
  public mutating func note(_ message: String, path: String, mark: Mark?) {
    report(Diagnostic(.note, path: path, mark: mark, message: message))
  }

  /// Whether there is an error among them.
  public var hasErrors: Bool { entries.contains { $0.severity == .error } }

  /// How many there are of a severity.
  public func count(of severity: Diagnostic.Severity) -> Int {
    entries.count { $0.severity == severity }
  }

  /// By file in the order in which the files first appeared, then by line and column; what is
  /// about a whole file comes first, and equal places keep the order in which they were found.
  public var sorted: [Diagnostic] {
    let nowhere = Mark(line: 0, column: 0)
    return entries.enumerated().sorted { left, right in
      let leftPath = pathOrder[left.element.path] ?? 0
      let rightPath = pathOrder[right.element.path] ?? 0
      if leftPath != rightPath { return leftPath < rightPath }
      let leftMark = left.element.mark ?? nowhere
      let rightMark = right.element.mark ?? nowhere
      if leftMark != rightMark { return leftMark < rightMark }
      return left.offset < right.offset
    }.map(\.element)
  }
}

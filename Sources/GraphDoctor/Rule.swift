/// How much a finding matters.
public enum Severity: String, CaseIterable, Sendable {
  /// The tool does not open the file.
  case refuses
  /// Something of the file is gone, or wrong, once the tool has it.
  case loses
  /// Nothing is gone, but people see something else than they may expect.
  case shows
}

/// What a tool does with a file that its owner should know.
public struct Finding: Hashable, Sendable {
  public let severity: Severity
  /// Where the cause stands first; nothing where it is something that is not there.
  public let place: Place?
  /// What is refused, lost or shown: goes on where "the tool refuses", "loses" or "shows" ends.
  public let message: String
  /// What to do, `FILE` standing for the file; nothing where nothing helps.
  public let advice: String?

  /// The whole sentence, without the tool: `loses 2 parallel edges: …`.
  public var text: String {
    severity == .refuses ? "refuses the file: " + message : "\(severity.rawValue) \(message)"
  }
}

/// A habit of tools: what in a file it looks at, and what comes of that.
struct Rule<Facts: Sendable>: Sendable {
  let severity: Severity
  let tools: [Tool]
  /// What the tools trip over, counted.
  let cause: @Sendable (Facts) -> Tally
  /// What comes of it, in words.
  let message: @Sendable (Tally) -> String
  let advice: String?

  init(
    _ severity: Severity, _ tools: [Tool], _ cause: @escaping @Sendable (Facts) -> Tally,
    do advice: String? = nil, _ message: @escaping @Sendable (Tally) -> String
  ) {
    self.severity = severity
    self.tools = tools
    self.cause = cause
    self.message = message
    self.advice = advice
  }

  /// What the rule finds in a file for one of its tools.
  func finding(in facts: Facts) -> Finding? {
    let tally = cause(facts)
    guard tally.count > 0 else { return nil }
    return Finding(
      severity: severity, place: tally.first, message: message(tally), advice: advice)
  }
}

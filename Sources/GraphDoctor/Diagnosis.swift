/// What becomes of a file in each of some tools.
public struct Diagnosis: Sendable {
  public let format: ExaminedFormat
  /// How many nodes and edges the file has.
  public let nodeCount: Int
  public let edgeCount: Int
  /// In the order in which they were asked for.
  public let tools: [ToolDiagnosis]

  /// Whether any tool that reads the format refuses the file or loses something of it.
  public var isAnyAtALoss: Bool { tools.contains { $0.isAtALoss } }
}

/// What becomes of a file in one tool.
public struct ToolDiagnosis: Sendable {
  public let tool: Tool
  public let verdict: Verdict
  /// What people will see; nothing where the file is not opened.
  public let showing: Showing?
  /// The gravest first, and as the file has them otherwise.
  public let findings: [Finding]

  /// What comes of opening the file.
  public enum Verdict: String, Sendable {
    case opens
    case losing = "opens with losses"
    case refuses
    /// The tool has no reader for the format.
    case unread = "does not read this format"
  }

  /// What to do about the findings, each piece of advice once; `FILE` stands for the file.
  public var advice: [String] {
    if verdict == .unread { return [tool.otherFormat] }
    var advice: [String] = []
    for one in findings.compactMap(\.advice) where !advice.contains(one) { advice.append(one) }
    return advice
  }

  /// Whether the tool refuses the file or loses something of it.
  public var isAtALoss: Bool { verdict == .losing || verdict == .refuses }

  init(_ tool: Tool, _ findings: [Finding], _ showing: Showing) {
    self.tool = tool
    self.findings = Severity.allCases.flatMap { severity in
      findings.filter { $0.severity == severity }
    }
    verdict =
      switch self.findings.first?.severity {
      case .refuses: .refuses
      case .loses: .losing
      case .shows, nil: .opens
      }
    self.showing = verdict == .refuses ? nil : showing
  }

  init(_ tool: Tool, unread format: ExaminedFormat) {
    self.tool = tool
    verdict = .unread
    showing = nil
    findings = []
  }
}

/// What people see of a file in a tool.
public struct Showing: Hashable, Sendable {
  public var nodes: Int
  public var edges: Int
  /// `directed`, `undirected`, `mixed`.
  public var direction: String?
  /// What becomes what, in the tool's words: `("node labels", "from 'label'")`.
  public var parts: [Part] = []

  public struct Part: Hashable, Sendable {
    public let name: String
    public let source: String
  }

  init(nodes: Int, edges: Int, _ direction: String? = nil) {
    self.nodes = max(0, nodes)
    self.edges = max(0, edges)
    self.direction = direction
  }

  /// Adds what something is made from: a column, where there is one.
  mutating func add(_ name: String, column: String?, otherwise: String? = nil) {
    guard let source = column.map({ "from '\($0)'" }) ?? otherwise else { return }
    parts.append(Part(name: name, source: source))
  }

  /// `98 nodes, 229 edges, directed; node labels from 'label'`.
  public var text: String {
    var counts = counted(nodes, "node") + ", " + counted(edges, "edge")
    if let direction { counts += ", " + direction }
    return ([counts] + parts.map { "\($0.name) \($0.source)" }).joined(separator: "; ")
  }
}

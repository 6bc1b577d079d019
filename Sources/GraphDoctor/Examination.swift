public import GraphFormats

/// Looks at a file as it stands, and says what becomes of it in the tools that people open graphs with.
///
///     var source = MemorySource(bytes, name: "map.gexf")
///     let diagnosis = try Examination(of: .gexf).diagnosis(&source)
///     print(diagnosis.tools[0].verdict)  // opens
///
/// Nothing is read as a graph: each tool's habits are held against the file's own tags, columns and values, in
/// one pass, in memory for its identifiers only.
public struct Examination: Sendable {
  public let format: ExaminedFormat
  /// The tools whose habits count, in this order.
  public let tools: [Tool]

  /// Makes an examination of files of a format.
  public init(of format: ExaminedFormat, for tools: [Tool] = Tool.allCases) {
    self.format = format
    self.tools = tools
  }

  /// What becomes of the file that `source` holds.
  ///
  /// - Throws: `ReadError` where it is no file of the format at all, or what the source throws.
  public func diagnosis<Source: ByteSource & ~Copyable>(_ source: inout Source) throws -> Diagnosis
  {
    switch format {
    case .graphML:
      var examiner = GraphMLExaminer()
      try source.examine(&examiner)
      guard examiner.facts.hasGraph else {
        throw ReadError("no <graph> in the file", line: 1, column: 1)
      }
      return diagnosis(examiner.facts)
    case .gexf:
      var examiner = GEXFExaminer()
      try source.examine(&examiner)
      guard examiner.facts.hasGraph else {
        throw ReadError("no <graph> in the file", line: 1, column: 1)
      }
      return diagnosis(examiner.facts)
    case .csv:
      var examiner = CSVExaminer()
      var block: [UInt8] = []
      repeat {
        try source.read(into: &block)
        try examiner.take(block)
      } while !block.isEmpty
      try examiner.finish()
      return diagnosis(examiner.facts)
    }
  }

  private func diagnosis<Facts: ExaminedFacts>(_ facts: Facts) -> Diagnosis {
    let tools = tools.map { tool in
      guard tool.reads(format) else { return ToolDiagnosis(tool, unread: format) }
      let findings = Facts.rules.filter { $0.tools.contains(tool) }.compactMap {
        $0.finding(in: facts)
      }
      return ToolDiagnosis(tool, findings, facts.showing(in: tool))
    }
    return Diagnosis(
      format: format, nodeCount: facts.nodeCount, edgeCount: facts.edgeCount, tools: tools)
  }
}

/// What a file of some format has that makes a difference to tools, and the rules about it.
protocol ExaminedFacts: Sendable {
  static var rules: [Rule<Self>] { get }
  var nodeCount: Int { get }
  var edgeCount: Int { get }

  /// What people see of the file in a tool that opens it.
  func showing(in tool: Tool) -> Showing
}

extension GraphMLFacts: ExaminedFacts {}
extension GEXFFacts: ExaminedFacts {}

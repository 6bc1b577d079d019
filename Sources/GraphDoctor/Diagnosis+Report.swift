extension Diagnosis {
  /// The diagnosis for people: a paragraph for each tool, the verdict first, then what it shows, what is wrong and
  /// where, and what to do.
  ///
  ///     map.graphml: GraphML, 98 nodes, 229 edges
  ///
  ///     Gephi: opens with losses
  ///       98 nodes, 217 edges, directed; node labels from 'label'
  ///       map.graphml:65:5: loses 12 parallel edges, merged into others between the same nodes; …
  ///       try: redstring convert map.graphml map.gexf
  ///
  /// - Parameter path: what the file is called; `-` where it has no name.
  /// - Returns: the lines.
  public func report(path: String) -> [String] {
    let counts = counted(nodeCount, "node") + ", " + counted(edgeCount, "edge")
    return ["\(path): \(format.rawValue), \(counts)"] + tools.flatMap { paragraph($0, path) }
  }

  private func paragraph(_ tool: ToolDiagnosis, _ path: String) -> [String] {
    let isUnread = tool.verdict == .unread
    let verdict = isUnread ? "does not read \(format.rawValue)" : tool.verdict.rawValue
    var lines = ["", tool.tool.title + ": " + verdict]
    if let showing = tool.showing { lines.append("  " + showing.text) }
    for finding in tool.findings {
      let place = finding.place.map { ":\($0.line):\($0.column)" } ?? ""
      lines.append("  \(path)\(place): \(finding.text)")
    }
    let name = path == "-" ? "FILE" : path
    return lines
      + tool.advice.map { "  try: " + $0.replacing("FILE", with: name, maxReplacements: 1) }
  }
}

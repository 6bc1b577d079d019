/// What the parent asks of the child, as the arguments after ``LayoutChild/commandName``. The DOT
/// text itself comes through standard input.
struct LayoutRequest: Sendable, Hashable {
  enum Task: Sendable, Hashable {
    /// List the formats.
    case formats
    /// Lay out a graph and render it; a ribbon may be declined. A picture that is text has the
    /// comment in it. Where everything is may be said, too.
    case render(
      Engine, [ImageFormat], decliningRibbons: Bool, comment: String = "", geometry: Bool = false)
  }

  var task: Task
  /// Whole seconds of processor time.
  var processorSeconds: Int
  /// Bytes of address space; 0 for no limit.
  var memory: Int
  /// The parent's process id: the child ends with it.
  var parent: Int32

  /// The arguments, each `key=value`.
  var arguments: [String] {
    let limits = ["cpu=\(processorSeconds)", "memory=\(memory)", "parent=\(parent)"]
    switch task {
    case .formats:
      return limits
    case .render(let engine, let formats, let decliningRibbons, let comment, let geometry):
      let names = formats.map(\.rawValue).joined(separator: ",")
      return limits + ["engine=\(engine.rawValue)", "formats=\(names)"]
        + (decliningRibbons ? ["ribbon=declined"] : [])
        + (geometry ? ["geometry=wanted"] : [])
        + (comment.isEmpty ? [] : ["comment=\(comment)"])
    }
  }

  init(task: Task, processorSeconds: Int, memory: Int, parent: Int32) {
    self.task = task
    self.processorSeconds = processorSeconds
    self.memory = memory
    self.parent = parent
  }

  /// The request that these arguments spell; nil where one is missing or not ours.
  init?(arguments: [String]) {
    var values: [String: String] = [:]
    for argument in arguments {
      guard let equals = argument.firstIndex(of: "=") else { return nil }
      values[String(argument[..<equals])] = String(argument[argument.index(after: equals)...])
    }
    guard
      let processorSeconds = values["cpu"].flatMap({ Int($0) }), processorSeconds > 0,
      let memory = values["memory"].flatMap({ Int($0) }), memory >= 0,
      let parent = values["parent"].flatMap({ Int32($0) })
    else { return nil }
    var task = Task.formats
    if let name = values["engine"] {
      let names = (values["formats"] ?? "").split(separator: ",")
      let geometry = values["geometry"] == "wanted"
      let formats = names.compactMap { ImageFormat(rawValue: String($0)) }
      guard
        let engine = Engine(rawValue: name), formats.count == names.count,
        !formats.isEmpty || geometry
      else { return nil }
      let decliningRibbons = values["ribbon"] == "declined"
      task = .render(
        engine, formats, decliningRibbons: decliningRibbons, comment: values["comment"] ?? "",
        geometry: geometry)
    }
    self.init(task: task, processorSeconds: processorSeconds, memory: memory, parent: parent)
  }
}

import SystemPackage

/// The other side of ``Renderer``: the process that Graphviz runs in, and may bring down.
public enum LayoutChild {
  /// The first argument that makes our program a layout process.
  public static let commandName = "__layout"

  /// Reads a request from the arguments after ``commandName`` and DOT text from standard input,
  /// limits the process, lays out, and writes the reply to standard output.
  ///
  /// The result is the exit status: 0 for a whole reply, 64 for arguments that are not ours, 74
  /// where the text cannot be read, the process not limited, or the reply not written.
  public static func run(_ arguments: [String]) -> Int32 {
    guard let request = LayoutRequest(arguments: arguments) else { return 64 }
    do throws(Errno) {
      let replies = try privateStandardOutput()
      try limitProcess(request)
      let dot = request.task == .formats ? [] : try readStandardInput()
      for reply in answer(request.task, dot) + [.end] {
        try write(reply.bytes, to: replies)
      }
      return 0
    } catch {
      return 74
    }
  }

  private static func answer(_ task: LayoutRequest.Task, _ dot: [UInt8]) -> [Reply] {
    guard let graphviz = Graphviz() else { return [.gaveUp] }
    let available = graphviz.formats()
    guard case .render(_, let formats, _, _, _) = task else {
      return available.map(Reply.format)
    }
    if let missing = formats.first(where: { !available.contains($0) }) {
      return [.unavailable(missing)]
    }
    let outcome: [Reply]
    do throws(GraphvizFailure) {
      outcome = try graphviz.images(of: dot, task)
    } catch {
      outcome = error.replies
    }
    return Graphviz.messages.texts.map(Reply.message) + outcome
  }

  /// A copy of standard output, which itself becomes standard error: what a plug-in may print
  /// cannot come between our records.
  private static func privateStandardOutput() throws(Errno) -> FileDescriptor {
    do {
      let copy = try FileDescriptor.standardOutput.duplicate()
      _ = try FileDescriptor.standardError.duplicate(as: .standardOutput)
      return copy
    } catch {
      throw error as? Errno ?? .ioError
    }
  }

  private static func readStandardInput() throws(Errno) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    do {
      while true {
        let count = try unsafe chunk.withUnsafeMutableBytes {
          try unsafe FileDescriptor.standardInput.read(into: $0)
        }
        guard count > 0 else { return bytes }
        bytes += chunk[..<count]
      }
    } catch {
      throw error as? Errno ?? .ioError
    }
  }

  private static func write(_ bytes: [UInt8], to file: FileDescriptor) throws(Errno) {
    do {
      try file.writeAll(bytes)
    } catch {
      throw error as? Errno ?? .ioError
    }
  }
}

extension GraphvizFailure {
  /// What the parent is told, after Graphviz's own messages.
  fileprivate var replies: [Reply] {
    switch self {
    case .unreadable: [.unreadable]
    case .namesFile(let attribute):
      [.message("the attribute \"\(attribute)\" names a file"), .unreadable]
    case .gaveUp: [.gaveUp]
    case .ribbon(let width, let height): [.ribbon(width: Int(width), height: Int(height))]
    }
  }
}

extension Graphviz {
  /// One layout of the DOT text, rendered to each format, without a trace of the clock.
  borrowing func images(
    of dot: [UInt8], _ task: LayoutRequest.Task
  ) throws(GraphvizFailure) -> [Reply] {
    guard
      case .render(let wanted, let formats, let decliningRibbons, let comment, let geometry) = task
    else { return [] }
    let drawing = try Drawing(dot: dot)
    for name in LayoutAttribute.namingFiles where drawing.declares(name) {
      throw .namesFile(attribute: name)
    }
    let declaredSize = wanted == .placed ? drawing.declaredSize : nil
    let (nodes, _) = drawing.counts
    var engine = wanted
    let hasClusters = !drawing.clusters.isEmpty
    if hasClusters, !engine.placesClusters {
      try placeByCluster(drawing, dot, engine)
      engine = .joined
    }
    if !comment.isEmpty { drawing.set(.graph("comment", comment)) }
    return try withLayout(of: drawing, by: engine) { layout throws(GraphvizFailure) in
      // What is in a cluster stands together, whether or not lines join it.
      if engine.joinsWhatRelates, !hasClusters {
        layout.arrange(spreading: engine.leavesOverlaps(nodes: nodes))
      }
      // Graphviz would make room for the control points of curves, too.
      if let declaredSize { layout.setSize(declaredSize) }
      let (width, height) = layout.size
      if decliningRibbons, max(width, height) > max(60, 4 * min(width, height)) {
        throw .ribbon(width: width, height: height)
      }
      var replies = geometry ? layout.geometry : []
      for format in formats {
        let bytes = try layout.render(format)
        replies.append(
          .image(Rendering.Image(format: format, bytes: format.withoutClock(bytes))))
        let (width, height) = layout.page
        if let remark = format.remark(width: width, height: height) {
          replies.append(.message(remark))
        }
      }
      return replies
    }
  }
}

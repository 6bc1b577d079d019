import ArgumentParser
import GraphFormats
import GraphLayout
import KnowledgeGraph
import SystemPackage

extension Graph {
  /// The graph as Graphviz is given it: no data, only what the picture needs.
  var sketch: Sketch {
    Sketch(
      dot: DOTFormat.drawing.bytes(of: self), nodes: actors.count, edges: relations.count,
      omissions: PictureDetail(of: self).omissions)
  }

  /// Lays the graph out, and says what Graphviz had to say and which engines failed.
  ///
  /// - Throws: `LayoutError`, where no engine succeeds.
  func rendered(
    _ options: LayoutOptions, _ formats: [ImageFormat], positions: Bool = false
  ) async throws(LayoutError) -> Rendering {
    let progress = Progress("laying out \(counted(relations.count, "relation"))")
    defer { progress.end() }
    let sketch = sketch
    let rendering = try await options.renderer.render(
      sketch, engine: options.engine.choice, formats: formats, positions: positions)
    if !sketch.omissions.isEmpty, !formats.isEmpty {
      StandardError.say(
        "redstring: note: left out of the picture: "
          + sketch.omissions.joined(separator: "; "))
    }
    for attempt in rendering.attempts {
      StandardError.say(
        "redstring: note: layout with \(attempt); drawn with \(rendering.engine.rawValue) instead")
    }
    for message in rendering.messages {
      StandardError.say("redstring: warning: layout: \(message)")
    }
    return rendering
  }
}

extension Graph {
  /// Where a layout has each of the actors; nothing where one is missing.
  func positions(_ rendering: Rendering) -> ActorPositions? {
    let points = Dictionary(
      rendering.positions.map { ($0.name, ActorPositions.Point(x: $0.x, y: $0.y)) }
    ) { first, _ in first }
    let found = actors.compactMap { points[Array($0.id.string.utf8)] }
    return found.count == actors.count ? ActorPositions(points: found) : nil
  }
}

extension LayoutError {
  /// Says why there is no picture; what is returned is thrown to stop the command.
  func stop() -> ExitCode {
    switch failure {
    case .unavailable, .unreadable, .noAnswer:
      redstring.failure(ExitStatus.inputOutput, "\(self)")
    default:
      redstring.failure(ExitStatus.noLayout, "\(self)")
    }
  }
}

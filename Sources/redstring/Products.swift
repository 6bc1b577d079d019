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
    _ options: LayoutOptions, _ formats: [ImageFormat]
  ) async throws(LayoutError) -> Rendering {
    let progress = Progress("laying out \(counted(relations.count, "relation"))")
    defer { progress.end() }
    let sketch = sketch
    let rendering = try await options.renderer.render(
      sketch, engine: options.engine.choice, formats: formats)
    if !sketch.omissions.isEmpty {
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

import ArgumentParser
import GraphFormats
import GraphLayout
import KnowledgeGraph
import SystemPackage

extension Graph {
  /// The graph as an engine is given it to lay out: no data, only what the map needs.
  func sketch(_ style: PictureStyle) -> Sketch {
    Sketch(
      dot: DOTFormat.drawing(style).bytes(of: self), nodes: actors.count, edges: relations.count,
      omissions: PictureDetail(of: self).omissions)
  }

  /// Lays the graph out, and says what Graphviz had to say and which engines failed.
  ///
  /// - Throws: `LayoutError`, where no engine succeeds.
  func laidOut(
    _ options: LayoutOptions, _ style: PictureStyle = PictureStyle()
  ) async throws(LayoutError) -> Rendering {
    let progress = Progress("laying out \(counted(relations.count, "relation"))")
    defer { progress.end() }
    let sketch = sketch(style)
    let rendering = try await options.renderer.render(
      sketch, engine: options.engine.choice, formats: [], geometry: true)
    for attempt in rendering.attempts {
      StandardError.say(
        "redstring: note: layout with \(attempt); drawn with \(rendering.engine.rawValue) instead")
    }
    say(rendering.messages)
    return rendering
  }

  private func say(_ messages: [String]) {
    for message in messages { StandardError.say("redstring: warning: layout: \(message)") }
  }

  /// Where a layout of `map` has everything that is in the graph, which may be a part of that.
  func plan(_ layout: Rendering, of map: Graph, _ style: PictureStyle) -> PicturePlan {
    let whole = map.plan(layout, style)
    let isWhole = actors.count == map.actors.count && relations.count == map.relations.count
    return isWhole ? whole : whole.part(self, of: map, style)
  }

  /// Where a layout of the graph has everything.
  private func plan(_ layout: Rendering, _ style: PictureStyle) -> PicturePlan {
    let geometry = layout.geometry
    let boxes = boxes(layout) ?? []
    var lines = [PicturePlan.Line?](repeating: nil, count: relations.count)
    func point(_ point: Point) -> PicturePlan.Point { .init(x: point.x, y: point.y) }
    for line in geometry?.lines ?? [] where lines.indices.contains(line.place) {
      lines[line.place] = PicturePlan.Line(
        curves: line.curves.map { curve in
          .init(
            start: curve.start.map(point), end: curve.end.map(point),
            points: curve.points.map(point))
        }, label: line.label.map(point))
    }
    var plan = PicturePlan(
      actors: ActorPositions(points: boxes.map { point($0.centre) }),
      sizes: boxes.map { .init(width: $0.width, height: $0.height) }, lines: lines,
      width: geometry?.size.x ?? 0, height: geometry?.size.y ?? 0)
    plan.isTiled = layout.engine == .patchwork
    return plan.addingClusters(of: self, style)
  }
}

extension Graph {
  /// Where a layout has each of the actors; nothing where one is missing.
  func positions(_ rendering: Rendering) -> ActorPositions? {
    boxes(rendering).map { boxes in
      ActorPositions(points: boxes.map { .init(x: $0.centre.x, y: $0.centre.y) })
    }
  }

  /// The actors as a layout has them, in their order; nothing where one is missing.
  private func boxes(_ rendering: Rendering) -> [NodeBox]? {
    let boxes = Dictionary((rendering.geometry?.nodes ?? []).map { ($0.name, $0) }) { first, _ in
      first
    }
    let found = actors.compactMap { boxes[Array($0.id.string.utf8)] }
    return found.count == actors.count ? found : nil
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

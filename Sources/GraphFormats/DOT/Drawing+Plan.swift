import KnowledgeGraph

/// What a plan adds to a map.
extension Drawing {
  /// Whether a line is drawn.
  func isDrawn(_ line: Int) -> Bool { plan.map { !$0.isTiled || $0.lines[line] != nil } ?? true }

  /// How many Unicode scalars of a name have room in a line.
  func nameWidth(at place: Int) -> Int {
    guard let plan, plan.isTiled, place < plan.sizes.count else { return 20 }
    return min(20, Int(plan.sizes[place].width / 7))
  }

  /// Appends that an actor is as large as its tile, where it is one.
  func appendTile(at place: Int, to block: inout ByteBlock) {
    guard let plan, plan.isTiled, place < plan.sizes.count else { return }
    let size = plan.sizes[place]
    var attributes = DOTAttributes()
    attributes.add("shape", "box")
    let isUnnamed = unnamedSources.contains(storage.actors[place])
    attributes.add("style", isUnnamed ? "filled,dashed" : "filled")
    attributes.add("fixedsize", "shape")
    attributes.add("width", PictureSheet.number(size.width / 72))
    attributes.add("height", PictureSheet.number(size.height / 72))
    block.append(", ")
    attributes.write(to: &block)
  }

  /// Appends where a line runs, where that is known.
  func appendCourse(of line: Int, to block: inout ByteBlock) {
    guard let line = plan?.lines[line] else { return }
    block.append(", pos=\"")
    block.append(line.curves)
    if let label = line.label, linesAreLabelled {
      block.append("\", lp=\"")
      block.append(label)
    }
    block.append("\"")
  }

  /// The dots beside the line of a relation that someone denies and others do not.
  func denial(of place: Int) -> PicturePlan.Line? {
    let (stance, isDenied) = storage.stances(of: storage.relations[place])
    return isDenied && stance != .denies ? plan?.lines[place]?.beside(3) : nil
  }

  /// Appends how such dots are drawn.
  func append(_ denial: PicturePlan.Line, of relation: RelationRow, to block: inout ByteBlock) {
    if let type = relationTypes.places[relation.type] {
      block.append(relationTypes.colors[type])
      block.append(", ")
    }
    block.append("style=\"dotted\", dir=\"none\", class=\"denial\", pos=\"")
    block.append(denial.curves)
    block.append("\"")
  }
}

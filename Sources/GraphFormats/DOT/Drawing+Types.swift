import KnowledgeGraph

/// What all elements of a type have in common.
extension Drawing {
  /// How the actors of each type are drawn.
  struct ActorTypes {
    let places: PlaceTable
    let nodes: TextPool
    /// Those that are sources without a name.
    let unnamedSources: TextPool
    /// Those whose names are not shown.
    let discs: TextPool

    init(_ graph: Graph, _ theme: Theme, namesAreMapped: Bool) {
      let types = graph.vocabulary.actorTypes
      places = graph.actorTypePlaces
      func node(_ type: ActorType, isUnnamed: Bool) -> [UInt8] {
        let (color, shape) = theme.style(of: type)
        var attributes = DOTAttributes()
        if namesAreMapped {
          attributes.add("fontcolor", color.darker.description)
        } else {
          attributes.add("shape", shape.graphvizName)
          attributes.add("fillcolor", color.description)
          let ink = theme.nameInk(on: color)
          if ink != theme.nameInk { attributes.add("fontcolor", ink.description) }
          let isRounded = shape == .roundedRectangle
          let styles = [isRounded ? "rounded" : nil, "filled", isUnnamed ? "dashed" : nil]
          if isRounded || isUnnamed {
            attributes.add("style", styles.compactMap(\.self).joined(separator: ","))
          }
          if isUnnamed { attributes.add("fontname", Drawing.slantedFont) }
        }
        return attributes.bytes
      }
      nodes = TextPool(types.map { node($0, isUnnamed: false) })
      unnamedSources = TextPool(types.map { node($0, isUnnamed: true) })
      discs = TextPool(
        types.map { type in
          var attributes = DOTAttributes()
          attributes.add("fillcolor", theme.style(of: type).color.description)
          return attributes.bytes
        })
    }
  }

  /// What lines of each type are called, and their colours.
  struct RelationTypes {
    let places: PlaceTable
    let labels: [String]
    let areSymmetric: [Bool]
    let colors: TextPool

    init(_ graph: Graph, _ theme: Theme, lineOpacity: String) {
      let types = graph.vocabulary.relationTypes
      places = graph.relationTypePlaces
      labels = types.map(\.label.string)
      areSymmetric = types.map(\.isSymmetric)
      colors = TextPool(
        types.map { type in
          let color = theme.family(of: type.name).color.description
          var attributes = DOTAttributes()
          attributes.add("color", color + lineOpacity)
          attributes.add("fontcolor", color)
          return attributes.bytes
        })
    }
  }
}

extension DOTAttributes {
  /// The attributes, spelled.
  fileprivate var bytes: [UInt8] {
    var block = ByteBlock()
    write(to: &block)
    return block.bytes
  }
}

internal import CYAML

/// The reader of YAML files: bytes become a tree of `YAMLNode`, or diagnostics that say why not.
///
/// One document of YAML 1.1 syntax, in UTF-8, all values text. Refused, each at its place:
/// syntax errors, control characters, a second document, duplicate keys, keys that are no
/// scalars, merge keys, tags other than `!!str`, and more than the limits below.
package enum YAMLReader {
  /// The largest file, in bytes.
  package static let sizeLimit = 64 << 20
  /// The most nodes that a walk through the tree of a file may visit, with aliases followed: what
  /// people write takes more than eight bytes a node, so that size alone never refuses it.
  package static func nodeLimit(ofBytes count: Int) -> Int { max(1_000_000, count / 8) }
  /// The most levels of lists and mappings.
  package static let depthLimit = 100

  /// The root of a YAML file; what is wrong goes to `diagnostics` under `path`.
  ///
  /// Nil when the text cannot be read to its end. Errors of structure, such as a duplicate key,
  /// are all collected and leave a tree without what was refused: see `YAMLNode.Kind.invalid`
  /// and `YAMLNode.isIncomplete`.
  package static func read(
    _ bytes: [UInt8], path: String, into diagnostics: inout Diagnostics
  ) -> YAMLNode? {
    if let refusal = YAMLBytes.refusal(of: bytes) {
      diagnostics.error(refusal.message, path: path, mark: refusal.mark)
      return nil
    }
    let start = bytes.startsWithByteOrderMark ? 3 : 0
    let lines = LineTable(bytes, from: start)
    var tree = YAMLTree(path: path, nodeLimit: nodeLimit(ofBytes: bytes.count))
    do {
      try forEachEvent(in: bytes[start...], lines: lines) { event in
        try tree.take(event)
      }
    } catch let error as YAMLSyntaxError {
      let text = bytes[start...]
      let explained = YAMLSyntax(text: text, lines: lines).explain(error)
      tree.diagnostics.error(explained.message, path: path, mark: explained.mark)
      tree.root = nil
    } catch {
      tree.root = nil
    }
    if tree.root == nil, !tree.diagnostics.hasErrors { tree.reportEmpty() }
    for diagnostic in tree.diagnostics.entries { diagnostics.report(diagnostic) }
    return tree.root
  }

  /// Runs libyaml over UTF-8 text, event by event.
  ///
  /// The C functions are `yaml_parser_parse` and `yaml_event_delete`. Throws `YAMLSyntaxError`,
  /// and whatever `body` throws.
  private static func forEachEvent(
    in text: ArraySlice<UInt8>, lines: LineTable, _ body: (YAMLEvent) throws -> Void
  ) throws {
    var parser = unsafe yaml_parser_t()
    guard unsafe yaml_parser_initialize(&parser) == 1 else {
      throw YAMLSyntaxError(problem: "out of memory", offset: 0, contextOffset: nil)
    }
    defer { unsafe yaml_parser_delete(&parser) }
    unsafe yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
    try unsafe text.withUnsafeBufferPointer { buffer in
      // libyaml takes a null pointer for a mistake, so that an empty text needs one of its own.
      let empty: StaticString = ""
      let input = unsafe buffer.baseAddress ?? empty.utf8Start
      unsafe yaml_parser_set_input_string(&parser, input, buffer.count)
      var isAtEnd = false
      while !isAtEnd {
        var event = unsafe yaml_event_t()
        guard unsafe yaml_parser_parse(&parser, &event) == 1 else {
          throw unsafe syntaxError(of: parser)
        }
        defer { unsafe yaml_event_delete(&event) }
        unsafe isAtEnd = event.type == YAML_STREAM_END_EVENT
        if let event = unsafe swiftEvent(event, lines: lines) { try body(event) }
      }
    }
  }

  private static func syntaxError(of parser: yaml_parser_t) -> YAMLSyntaxError {
    let problem = unsafe parser.problem.map { unsafe String(cString: $0) }
    let hasContext = unsafe parser.context != nil
    return unsafe YAMLSyntaxError(
      problem: problem ?? "out of memory",
      offset: Int(parser.problem_mark.index),
      contextOffset: hasContext ? Int(parser.context_mark.index) : nil)
  }

  /// The event in Swift's own values; nil for those that say nothing.
  private static func swiftEvent(_ event: yaml_event_t, lines: LineTable) -> YAMLEvent? {
    let mark = unsafe lines.mark(ofScalar: Int(event.start_mark.index))
    switch unsafe event.type {
    case YAML_DOCUMENT_START_EVENT:
      return YAMLEvent(kind: .documentStart, mark: mark)
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      let bytes = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      let text = unsafe String(decoding: bytes, as: UTF8.self)
      return unsafe YAMLEvent(
        kind: .scalar(text, style: style(of: scalar.style)), mark: mark,
        anchor: string(scalar.anchor), tag: string(scalar.tag))
    case YAML_SEQUENCE_START_EVENT:
      let start = unsafe event.data.sequence_start
      return unsafe YAMLEvent(
        kind: .sequenceStart, mark: mark, anchor: string(start.anchor), tag: string(start.tag))
    case YAML_MAPPING_START_EVENT:
      let start = unsafe event.data.mapping_start
      return unsafe YAMLEvent(
        kind: .mappingStart, mark: mark, anchor: string(start.anchor), tag: string(start.tag))
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      return YAMLEvent(kind: .collectionEnd, mark: mark)
    case YAML_ALIAS_EVENT:
      return unsafe YAMLEvent(kind: .alias(string(event.data.alias.anchor) ?? ""), mark: mark)
    default:
      return nil
    }
  }

  private static func style(of style: yaml_scalar_style_t) -> YAMLNode.Style {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE: .quoted
    case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
    default: .plain
    }
  }

  private static func string(_ pointer: UnsafePointer<yaml_char_t>?) -> String? {
    unsafe pointer.map { unsafe String(cString: $0) }
  }
}

import CExpat
import KnowledgeGraph

/// A parser of XML 1.0: Expat, fed block by block. The only file that imports it.
///
/// Expat and not libxml2: a million attributes, or deep nesting, take libxml2 minutes or are refused, and
/// Expat is linear. No document type with declarations of its own is read, so no entity can expand and
/// none can name a file.
@safe final class Expat {
  private let parser: XML_Parser
  fileprivate var state = State()
  /// Whether lines and columns can be counted in the bytes as they come; Expat counts in other encodings.
  fileprivate var isUTF8 = true
  /// The first two bytes, as far as they are known.
  private var beginning: [UInt8] = []

  /// What changes while a document is parsed; one value, so that a handler enters it once.
  fileprivate struct State {
    /// What the blocks fed since the last call of `takeEvents` say.
    var events = XMLEvents()
    var refusal: String?
    var depth = 0
    var position = XMLPosition()
  }

  /// How deep elements may be nested.
  static let deepestNesting = 1_000

  init?() {
    guard let parser = unsafe XML_ParserCreate(nil) else { return nil }
    unsafe self.parser = parser
    unsafe XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    unsafe XML_SetElementHandler(parser, startTag, endTag)
    unsafe XML_SetCharacterDataHandler(parser, characterData)
    unsafe XML_SetXmlDeclHandler(parser, declaration)
    unsafe XML_SetStartDoctypeDeclHandler(parser, doctype)
    unsafe XML_SetEntityDeclHandler(parser, entityDeclaration)
    unsafe XML_SetSkippedEntityHandler(parser, skippedEntity)
  }

  deinit { unsafe XML_ParserFree(parser) }

  /// How many events there are to take.
  var eventCount: Int { state.events.list.count }

  /// The events since the last call; `previous` is emptied and filled next.
  func takeEvents(_ previous: XMLEvents) -> XMLEvents {
    var emptied = previous
    emptied.removeAll()
    swap(&emptied, &state.events)
    return emptied
  }

  /// Parses the next block.
  ///
  /// - Throws: `ReadError`; the events before it are there.
  func parse(_ block: [UInt8], isLast: Bool) throws(ReadError) {
    state.position.begin(block)
    if beginning.count < 2 { begin(block) }
    // The C function is `XML_Parse`.
    let status = unsafe block.withUnsafeBytes { bytes in
      unsafe XML_Parse(
        parser, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), isLast ? 1 : 0)
    }
    if status == XML_STATUS_OK {
      state.position.end()
      return
    }
    let code = unsafe XML_GetErrorCode(parser)
    advance()
    throw ReadError(
      state.refusal ?? Expat.problem(code, isOpen: state.depth > 0), line: state.position.line,
      column: state.position.column, offset: state.position.offset)
  }

  /// Looks for UTF-16: a byte order mark, or '<' and half of it.
  private func begin(_ block: [UInt8]) {
    beginning += block.prefix(2 - beginning.count)
    let marks: [[UInt8]] = [[0xFE, 0xFF], [0xFF, 0xFE], [0x00, 0x3C], [0x3C, 0x00]]
    if marks.contains(beginning) { isUTF8 = false }
  }

  /// Goes on to where the parser is.
  private func advance() {
    let offset = unsafe XML_GetCurrentByteIndex(parser)
    if isUTF8 { return state.position.advance(to: offset) }
    state.position.advance(
      to: offset, line: unsafe Int(XML_GetCurrentLineNumber(parser)),
      column: unsafe Int(XML_GetCurrentColumnNumber(parser)) + 1)
  }

  /// Stops the parser, from one of its handlers; the C function is `XML_StopParser`.
  fileprivate func refuse(_ problem: String) {
    state.refusal = problem
    _ = unsafe XML_StopParser(parser, 0)
  }

  /// Notes a start tag.
  fileprivate func start(
    _ name: UnsafePointer<CChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
  ) {
    if !isUTF8 { advance() }
    let offset = unsafe XML_GetCurrentByteIndex(parser)
    let isTooDeep = unsafe state.start(name, attributes, at: offset)
    if isTooDeep { refuse("more than \(Expat.deepestNesting) elements in each other") }
  }

  private static func problem(_ code: XML_Error, isOpen: Bool) -> String {
    switch code {
    case XML_ERROR_NO_ELEMENTS where isOpen: "the file ends inside of an element; it may be cut off"
    case XML_ERROR_NO_ELEMENTS: "the file ends where a root element was expected"
    case XML_ERROR_UNCLOSED_TOKEN, XML_ERROR_UNCLOSED_CDATA_SECTION:
      "the file ends in the middle of a tag or section; it may be cut off"
    case XML_ERROR_TAG_MISMATCH: "an end tag that does not close the element that is open"
    case XML_ERROR_INVALID_TOKEN:
      "this is not well-formed XML here: perhaps a '<' or '&' that should be '&lt;' or '&amp;', "
        + "or a byte that the file's encoding does not have"
    case XML_ERROR_UNKNOWN_ENCODING, XML_ERROR_INCORRECT_ENCODING:
      "an encoding that cannot be read; save the file as UTF-8"
    case XML_ERROR_JUNK_AFTER_DOC_ELEMENT: "something after the end of the root element"
    default:
      "this is not well-formed XML: "
        + (unsafe XML_ErrorString(code).map { unsafe String(cString: $0) } ?? "no reason given")
    }
  }
}

private func parser(_ pointer: UnsafeMutableRawPointer?) -> Expat? {
  unsafe pointer.map { unsafe Unmanaged<Expat>.fromOpaque($0).takeUnretainedValue() }
}

extension Expat.State {
  /// Notes a start tag; whether it is one too deep.
  fileprivate mutating func start(
    _ name: UnsafePointer<CChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?,
    at offset: Int
  ) -> Bool {
    depth += 1
    position.advance(to: offset)
    unsafe add(.start, name)
    guard var attribute = unsafe attributes else { return depth > Expat.deepestNesting }
    while let name = unsafe attribute[0], let value = unsafe attribute[1] {
      unsafe add(.attributeName, name)
      unsafe add(.attributeValue, value)
      unsafe attribute += 2
    }
    return depth > Expat.deepestNesting
  }

  fileprivate mutating func end() {
    depth -= 1
    events.add(.end, Span())
  }

  private mutating func add(_ kind: XMLEvents.Kind, _ string: UnsafePointer<CChar>) {
    let raw = unsafe UnsafeRawBufferPointer(start: string, count: strlen(string))
    unsafe events.add(
      kind, raw.bindMemory(to: UInt8.self).span, line: position.line, column: position.column)
  }
}

private func startTag(
  _ pointer: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?,
  _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
) {
  guard let expat = unsafe parser(pointer), let name = unsafe name else { return }
  unsafe expat.start(name, attributes)
}

private func endTag(_ pointer: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?) {
  guard let expat = unsafe parser(pointer) else { return }
  expat.state.end()
}

private func characterData(
  _ pointer: UnsafeMutableRawPointer?, _ text: UnsafePointer<CChar>?, _ count: Int32
) {
  guard let expat = unsafe parser(pointer), let text = unsafe text else { return }
  let raw = unsafe UnsafeRawBufferPointer(start: text, count: Int(count))
  unsafe expat.state.events.add(.text, raw.bindMemory(to: UInt8.self).span)
}

private func declaration(
  _ pointer: UnsafeMutableRawPointer?, _ version: UnsafePointer<CChar>?,
  _ encoding: UnsafePointer<CChar>?, _ standalone: Int32
) {
  guard let expat = unsafe parser(pointer), let encoding = unsafe encoding else { return }
  let name = unsafe String(cString: encoding).lowercased()
  if name != "utf-8", name != "us-ascii" { expat.isUTF8 = false }
}

private func doctype(
  _ pointer: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?,
  _ systemID: UnsafePointer<CChar>?, _ publicID: UnsafePointer<CChar>?, _ hasSubset: Int32
) {
  if hasSubset != 0, let expat = unsafe parser(pointer) {
    expat.refuse(
      "a document type with declarations of its own, which are not read: they may expand without "
        + "end or name other files; remove the '<!DOCTYPE … [ … ]>'")
  }
}

private func entityDeclaration(
  _ pointer: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?, _ isParameter: Int32,
  _ value: UnsafePointer<CChar>?, _ length: Int32, _ base: UnsafePointer<CChar>?,
  _ systemID: UnsafePointer<CChar>?, _ publicID: UnsafePointer<CChar>?,
  _ notation: UnsafePointer<CChar>?
) {
  if let expat = unsafe parser(pointer) {
    expat.refuse("an entity declaration, which is not read: it may expand without end")
  }
}

/// Where a document type stands in another file, Expat passes over entities that it may declare.
private func skippedEntity(
  _ pointer: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?, _ isParameter: Int32
) {
  guard let expat = unsafe parser(pointer), let name = unsafe name else { return }
  let string = unsafe String(cString: name)
  expat.refuse(
    "the entity '&\(string);', which the file does not declare: no other file is opened; write the "
      + "character itself")
}

import CExpat
import KnowledgeGraph

/// A parser of XML 1.0: Expat, fed block by block. The only file that imports it.
///
/// Expat and not libxml2: a million attributes, or deep nesting, take libxml2 minutes or are refused, and
/// Expat is linear. No document type with declarations of its own is read, so no entity can expand and
/// none can name a file.
@safe package final class Expat {
  private let parser: XML_Parser
  /// What the handlers change: it has an address of its own, which they are given.
  private let state: UnsafeMutablePointer<State>
  /// The first two bytes, as far as they are known.
  private var beginning: [UInt8] = []

  /// How deep elements may be nested.
  fileprivate static let deepestNesting = 1_000
  /// In bytes; Expat counts them in 32 bits.
  private static let longestBlock = 1 << 30

  @safe fileprivate struct State {
    let parser: XML_Parser
    /// What the blocks fed since the last call of `takeEvents` say.
    var events = XMLEvents()
    var refusal: ReadError?
    /// Whether there is a refusal: asked for each tag, which the error is too large for.
    var isRefused = false
    var depth = 0
    /// How deep the element stands whose text is read, with all that is in it.
    var textDepth: Int?
    /// Whether lines and columns can be counted in the bytes as they come; Expat counts in other encodings.
    var isUTF8 = true
    /// What tags are spelled like: until there is a tag, and after that where a document type stands in another
    /// file.
    var spelledTags: XMLTagSpelling? = XMLTagSpelling()
    var hasForeignType = false
  }

  /// Makes a parser, which passes over processing instructions unless they are to be read.
  package init?(readsInstructions: Bool = false) {
    guard let parser = unsafe XML_ParserCreate(nil) else { return nil }
    unsafe self.parser = parser
    unsafe state = .allocate(capacity: 1)
    unsafe state.initialize(to: State(parser: parser))
    unsafe XML_SetUserData(parser, state)
    unsafe XML_SetElementHandler(parser, startTag, endTag)
    unsafe XML_SetCharacterDataHandler(parser, characterData)
    unsafe XML_SetXmlDeclHandler(parser, declaration)
    unsafe XML_SetStartDoctypeDeclHandler(parser, doctype)
    unsafe XML_SetEntityDeclHandler(parser, entityDeclaration)
    unsafe XML_SetSkippedEntityHandler(parser, skippedEntity)
    if readsInstructions { unsafe XML_SetProcessingInstructionHandler(parser, instruction) }
  }

  deinit {
    unsafe XML_ParserFree(parser)
    unsafe state.deinitialize(count: 1)
    unsafe state.deallocate()
  }

  /// Whether there are enough events to be worth taking.
  package var hasBatch: Bool {
    unsafe state.pointee.events.list.count >= 8_000 || state.pointee.events.source.count >= 64
  }

  /// The events since the last call; `used` is filled next.
  package func takeEvents(_ used: consuming XMLEvents) -> XMLEvents {
    var events = used
    unsafe events.begin(after: state.pointee.events)
    unsafe swap(&events, &state.pointee.events)
    return events
  }

  /// Parses the next block. The C function is `XML_Parse`.
  ///
  /// - Throws: `ReadError`; the events before it are there.
  package func parse(_ block: [UInt8], isLast: Bool) throws(ReadError) {
    if block.count > Expat.longestBlock {
      try parse(Array(block[..<Expat.longestBlock]), isLast: false)
      return try parse(Array(block[Expat.longestBlock...]), isLast: isLast)
    }
    unsafe state.pointee.events.begin(block)
    unsafe state.pointee.spelledTags?.begin(block)
    if beginning.count < 2 { begin(block) }
    let status = unsafe block.withUnsafeBytes { bytes in
      unsafe XML_Parse(
        parser, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), isLast ? 1 : 0)
    }
    if status == XML_STATUS_OK { return }
    if let refusal = unsafe state.pointee.refusal { throw refusal }
    let code = unsafe XML_GetErrorCode(parser)
    throw unsafe state.pointee.error(
      Expat.problem(code, isOpen: unsafe state.pointee.depth > 0))
  }

  /// Looks for UTF-16: a byte order mark, or '<' and half of it.
  private func begin(_ block: [UInt8]) {
    beginning += block.prefix(2 - beginning.count)
    let marks: [[UInt8]] = [[0xFE, 0xFF], [0xFF, 0xFE], [0x00, 0x3C], [0x3C, 0x00]]
    if marks.contains(beginning) {
      unsafe state.pointee.isUTF8 = false
      unsafe state.pointee.spelledTags = nil
    }
  }

  fileprivate static func skipped(_ entity: String) -> String {
    "the entity '&\(entity);', which the file does not declare: no other file is opened; write the "
      + "character itself"
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

extension Expat.State {
  /// Stops the parser, from one of its handlers. The C function is `XML_StopParser`.
  fileprivate mutating func refuse(_ problem: String) {
    refusal = error(problem)
    isRefused = true
    _ = unsafe XML_StopParser(parser, 0)
  }

  /// An error at the place where the parser is.
  fileprivate func error(_ problem: String) -> ReadError {
    ReadError(
      problem, line: unsafe Int(XML_GetCurrentLineNumber(parser)),
      column: unsafe Int(XML_GetCurrentColumnNumber(parser)) + 1,
      // Before the first byte some versions have -1.
      offset: unsafe max(0, Int(XML_GetCurrentByteIndex(parser))))
  }

  fileprivate mutating func start(
    _ name: UnsafePointer<CChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
  ) {
    depth += 1
    if depth > Expat.deepestNesting {
      return refuse("more than \(Expat.deepestNesting) elements in each other")
    }
    if spelledTags != nil { refuseForeignEntities() }
    // What is refused is said, and not what a reader would find wrong without it.
    if isRefused { return }
    let elementName = unsafe bytes(of: name)
    if textDepth == nil, elementName.endsAsText { textDepth = depth }
    events.add(.start, elementName, at: place)
    guard var attribute = unsafe attributes else { return }
    while let name = unsafe attribute[0], let value = unsafe attribute[1] {
      unsafe events.add(.attributeName, bytes(of: name))
      unsafe events.add(.attributeValue, bytes(of: value))
      unsafe attribute += 2
    }
  }

  /// Refuses entities in the attributes of the tag that is being handled: Expat passes over those that another
  /// file may declare, and says so only of text.
  private mutating func refuseForeignEntities() {
    if !hasForeignType {
      spelledTags = nil
      return
    }
    let start = unsafe Int(XML_GetCurrentByteIndex(parser))
    let count = unsafe Int(XML_GetCurrentByteCount(parser))
    if let entity = spelledTags?.undeclaredEntity(start, count) { refuse(Expat.skipped(entity)) }
  }

  /// Where the tag stands that is being handled; see `XMLEvents.Event`.
  private var place: Int {
    if isUTF8 { return unsafe Int(XML_GetCurrentByteIndex(parser)) }
    return
      ~(Int(unsafe XML_GetCurrentLineNumber(parser)) << 32
      | (Int(unsafe XML_GetCurrentColumnNumber(parser)) + 1))
  }

  fileprivate mutating func instruction(
    _ target: UnsafePointer<CChar>, _ data: UnsafePointer<CChar>
  ) {
    if isRefused { return }
    unsafe events.add(.instruction, bytes(of: target), at: place)
    unsafe events.add(.attributeValue, bytes(of: data))
  }

  fileprivate mutating func text(_ text: Span<UInt8>) {
    events.addText(text, isLayout: textDepth == nil)
  }

  fileprivate mutating func end() {
    if depth == textDepth { textDepth = nil }
    depth -= 1
    if !isRefused { events.addEnd() }
  }
}

extension Span where Element == UInt8 {
  /// Whether an element of this name, whatever stands before its colon, holds text: `data` or `desc`.
  fileprivate var endsAsText: Bool {
    guard count >= 4, self[count - 4] == UInt8(ascii: "d") else { return false }
    let isData = self[count - 3] == UInt8(ascii: "a") && self[count - 2] == UInt8(ascii: "t")
    let isDescription = self[count - 3] == UInt8(ascii: "e") && self[count - 2] == UInt8(ascii: "s")
    return isData && self[count - 1] == UInt8(ascii: "a")
      || isDescription && self[count - 1] == UInt8(ascii: "c")
  }
}

/// What the handlers change.
private func state(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<Expat.State>? {
  unsafe pointer?.assumingMemoryBound(to: Expat.State.self)
}

/// The bytes of a C string, which outlives the handler that is given it.
@_lifetime(immortal)
private func bytes(of string: UnsafePointer<CChar>) -> Span<UInt8> {
  let raw = unsafe UnsafeRawBufferPointer(start: string, count: strlen(string))
  return unsafe _overrideLifetime(raw.bindMemory(to: UInt8.self).span, copying: ())
}

private func startTag(
  _ pointer: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?,
  _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
) {
  guard let name = unsafe name else { return }
  unsafe state(pointer)?.pointee.start(name, attributes)
}

private func endTag(_ pointer: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?) {
  unsafe state(pointer)?.pointee.end()
}

private func characterData(
  _ pointer: UnsafeMutableRawPointer?, _ text: UnsafePointer<CChar>?, _ count: Int32
) {
  guard let text = unsafe text else { return }
  let raw = unsafe UnsafeRawBufferPointer(start: text, count: Int(count))
  unsafe state(pointer)?.pointee.text(raw.bindMemory(to: UInt8.self).span)
}

private func instruction(
  _ pointer: UnsafeMutableRawPointer?, _ target: UnsafePointer<CChar>?,
  _ data: UnsafePointer<CChar>?
) {
  guard let target = unsafe target, let data = unsafe data else { return }
  unsafe state(pointer)?.pointee.instruction(target, data)
}

private func declaration(
  _ pointer: UnsafeMutableRawPointer?, _ version: UnsafePointer<CChar>?,
  _ encoding: UnsafePointer<CChar>?, _ standalone: Int32
) {
  guard let encoding = unsafe encoding else { return }
  let name = unsafe String(cString: encoding).lowercased()
  if name != "utf-8", name != "us-ascii" { unsafe state(pointer)?.pointee.isUTF8 = false }
}

private func doctype(
  _ pointer: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?,
  _ systemID: UnsafePointer<CChar>?, _ publicID: UnsafePointer<CChar>?, _ hasSubset: Int32
) {
  if unsafe systemID != nil {
    unsafe state(pointer)?.pointee.hasForeignType = true
    if unsafe state(pointer)?.pointee.spelledTags == nil {
      unsafe state(pointer)?.pointee.refuse(
        "a document type that stands elsewhere, in a file of UTF-16; save it as UTF-8")
    }
  }
  if hasSubset != 0 {
    unsafe state(pointer)?.pointee.refuse(
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
  unsafe state(pointer)?.pointee.refuse(
    "an entity declaration, which is not read: it may expand without end")
}

/// Where a document type stands in another file, Expat passes over entities that it may declare.
private func skippedEntity(
  _ pointer: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?, _ isParameter: Int32
) {
  guard let name = unsafe name else { return }
  let string = unsafe String(cString: name)
  unsafe state(pointer)?.pointee.refuse(Expat.skipped(string))
}

import CSerd
import KnowledgeGraph

/// What reads Turtle, TriG, N-Triples and N-Quads: Serd. The only file that imports it.
///
/// Serd gets one byte at a time: it does not tell the places of statements, and so they are counted. It is strict
/// here, which it is not by itself. It finds prefixes by going through a list, and so they are kept here.
@safe struct Serd: ~Copyable {
  /// What the handlers change: it has an address of its own, which they are given.
  private let state: UnsafeMutablePointer<State>

  fileprivate struct State: ~Copyable {
    let syntax: RDFSyntax
    var input: RDFInput
    var statements: RDFStatements
    /// The next block of the source; nothing where it has failed.
    let pull: () -> [UInt8]?
    /// Where in the file the piece ends that a reader is given, in bytes, and whether it has come there.
    var pieceEnd = Int.max
    let pieceLength: Int
    var isPieceOver = false
    /// Whether Serd has asked for a byte behind the last one.
    var isAtEnd = false
    var refusal: ReadError?
    /// Whether there is a refusal: asked for each byte, which the error is too large for.
    var isRefused = false
    var prefixes: [[UInt8]: [UInt8]] = [:]
    var base = SerdBase()
    /// The IRI that is put together of its parts.
    var iri: [UInt8] = []
  }

  /// A reader of what `pull` gives, block by block: the last one is empty, and there is none after a failure.
  init(
    _ syntax: RDFSyntax, into room: RDFStatements, pieceLength: Int,
    _ pull: @escaping () -> [UInt8]?
  ) {
    unsafe state = .allocate(capacity: 1)
    unsafe state.initialize(
      to: State(
        syntax: syntax, input: RDFInput(syntax), statements: room, pull: pull,
        pieceLength: pieceLength))
  }

  deinit {
    unsafe state.deinitialize(count: 1)
    unsafe state.deallocate()
  }

  /// Reads all statements, piece by piece: in N-Triples and N-Quads Serd keeps every term until its reader is
  /// freed, and so a reader gets no more than some lines.
  ///
  /// `take` gets what has been read and not been taken out yet, and whether that was the last piece.
  ///
  /// - Throws: `ReadError`, or what `take` throws.
  borrowing func readPieces(_ take: (inout RDFStatements, _ isLast: Bool) throws -> Void) throws {
    repeat {
      unsafe state.pointee.beginPiece()
      guard let reader = unsafe SerdReader(state, state.pointee.syntax) else {
        throw ReadError("there is no memory to read it", line: 1, column: 1)
      }
      let status = reader.read()
      if let refusal = unsafe state.pointee.refusal { throw refusal }
      if status != SERD_SUCCESS, status != SERD_FAILURE {
        throw unsafe state.pointee.input.error("this cannot be read: \(Serd.name(of: status))")
      }
      // At what can begin no statement Serd stops, and says nothing.
      if unsafe !state.pointee.isPieceOver, unsafe !state.pointee.isAtEnd {
        throw unsafe state.pointee.input.error(RDFProblem.noStatement)
      }
      unsafe try take(&state.pointee.statements, !state.pointee.isPieceOver)
    } while unsafe state.pointee.isPieceOver
  }

  private static func name(of status: SerdStatus) -> String {
    unsafe String(cString: serd_strerror(status)).lowercased()
  }
}

/// A reader of one piece of a file.
@safe private struct SerdReader: ~Copyable {
  private let reader: OpaquePointer
  private let state: UnsafeMutablePointer<Serd.State>

  /// The C function is `serd_reader_new`.
  init?(_ state: UnsafeMutablePointer<Serd.State>, _ syntax: RDFSyntax) {
    let reader = unsafe serd_reader_new(
      syntax == .turtle ? SERD_TRIG : SERD_NQUADS, state, nil, takeBase, takePrefix, takeStatement,
      nil)
    guard let reader = unsafe reader else { return nil }
    unsafe self.reader = reader
    unsafe self.state = state
    unsafe serd_reader_set_strict(reader, true)
    unsafe serd_reader_set_error_sink(reader, takeError, state)
  }

  deinit { unsafe serd_reader_free(reader) }

  /// Reads the piece. The C function is `serd_reader_read_source`.
  borrowing func read() -> SerdStatus {
    unsafe serd_reader_read_source(reader, takeByte, hasFailed, state, nil, 1)
  }
}

extension RDFStatements {
  /// The statements of a file.
  ///
  /// - Throws: `ReadError`, or what the source throws.
  static func read<Source: ByteSource & ~Copyable>(
    _ source: inout Source, _ syntax: RDFSyntax
  ) throws -> RDFStatements {
    var room = RDFStatements()
    room.reserve(byteCount: source.byteCount ?? 0)
    var whole = RDFStatements()
    try forEachPiece(of: &source, syntax, into: room) { statements, isLast in
      if isLast { swap(&whole, &statements) }
    }
    return whole
  }

  /// Reads a file piece by piece, each of about `length` bytes where the syntax is one of lines.
  ///
  /// `take` gets the statements that have been read and that it has not taken out, and whether these are the last.
  ///
  /// - Throws: `ReadError`, or what the source or `take` throws.
  static func forEachPiece<Source: ByteSource & ~Copyable>(
    of source: inout Source, _ syntax: RDFSyntax, into room: consuming RDFStatements,
    length: Int = 1 << 20, _ take: (inout RDFStatements, _ isLast: Bool) throws -> Void
  ) throws {
    var failure: Source.Failure?
    let room = room
    let read = unsafe withUnsafeMutablePointer(to: &source) { source -> Result<Void, any Error> in
      unsafe withUnsafeMutablePointer(to: &failure) { failure -> Result<Void, any Error> in
        // Neither outlives this call, nor does the reader.
        let serd = Serd(syntax, into: room, pieceLength: length) {
          var block: [UInt8] = []
          do throws(Source.Failure) {
            try unsafe source.pointee.read(into: &block)
            return block
          } catch {
            unsafe failure.pointee = error
            return nil
          }
        }
        return Result { try serd.readPieces(take) }
      }
    }
    if let failure { throw failure }
    try read.get()
  }
}

// MARK: What Serd calls

private typealias StatePointer = UnsafeMutablePointer<Serd.State>

/// Hands over the next byte. The C type is `SerdSource`.
private func takeByte(
  _ buffer: UnsafeMutableRawPointer, _ size: Int, _ count: Int, _ stream: UnsafeMutableRawPointer
) -> Int {
  let state = unsafe stream.assumingMemoryBound(to: Serd.State.self)
  guard let byte = unsafe state.pointee.nextByte() else { return 0 }
  unsafe buffer.storeBytes(of: byte, as: UInt8.self)
  return 1
}

/// Whether the file ended before its end. The C type is `SerdStreamErrorFunc`.
private func hasFailed(_ stream: UnsafeMutableRawPointer) -> Int32 { 0 }

/// The C type is `SerdBaseSink`.
private func takeBase(
  _ handle: UnsafeMutableRawPointer?, _ iri: UnsafePointer<SerdNode>
) -> SerdStatus {
  guard let state = unsafe handle?.assumingMemoryBound(to: Serd.State.self) else {
    return SERD_ERR_INTERNAL
  }
  return unsafe state.pointee.status { (state) throws(ReadError) in
    unsafe try state.resolve(iri.pointee)
    state.base.set(state.iri)
  }
}

/// The C type is `SerdPrefixSink`.
private func takePrefix(
  _ handle: UnsafeMutableRawPointer?, _ name: UnsafePointer<SerdNode>,
  _ iri: UnsafePointer<SerdNode>
) -> SerdStatus {
  guard let state = unsafe handle?.assumingMemoryBound(to: Serd.State.self) else {
    return SERD_ERR_INTERNAL
  }
  return unsafe state.pointee.status { (state) throws(ReadError) in
    unsafe try state.resolve(iri.pointee)
    state.prefixes[unsafe [UInt8](copying: name.pointee.span)] = state.iri
  }
}

/// The C type is `SerdStatementSink`.
private func takeStatement(
  _ handle: UnsafeMutableRawPointer?, _ flags: SerdStatementFlags,
  _ graph: UnsafePointer<SerdNode>?, _ subject: UnsafePointer<SerdNode>,
  _ predicate: UnsafePointer<SerdNode>, _ object: UnsafePointer<SerdNode>,
  _ datatype: UnsafePointer<SerdNode>?, _ language: UnsafePointer<SerdNode>?
) -> SerdStatus {
  guard let state = unsafe handle?.assumingMemoryBound(to: Serd.State.self) else {
    return SERD_ERR_INTERNAL
  }
  return unsafe state.pointee.status { (state) throws(ReadError) in
    let subject = unsafe try state.resource(subject.pointee)
    let predicate = unsafe try state.resource(predicate.pointee)
    let object = unsafe try state.object(
      object.pointee, datatype: datatype?.pointee, language: language?.pointee)
    let graph: IdentifierNumber? =
      if let graph = unsafe graph?.pointee, unsafe graph.type != SERD_NOTHING {
        unsafe try state.resource(graph)
      } else {
        nil
      }
    state.statements.add(subject, predicate, object, graph: graph, line: state.input.line)
  }
}

/// The C type is `SerdErrorSink`.
private func takeError(
  _ handle: UnsafeMutableRawPointer?, _ error: UnsafePointer<SerdError>
) -> SerdStatus {
  let state = unsafe handle?.assumingMemoryBound(to: Serd.State.self)
  var message = [CChar](repeating: 0, count: 400)
  unsafe message.withUnsafeMutableBufferPointer { message in
    _ = unsafe serd_error_message(error, message.baseAddress, message.count)
  }
  let bytes = message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
  unsafe state?.pointee.refuse(String(decoding: bytes, as: UTF8.self))
  return SERD_SUCCESS
}

extension Serd.State {
  fileprivate mutating func nextByte() -> UInt8? {
    if isRefused || isPieceOver { return nil }
    if let byte = input.next() {
      if input.offset > pieceEnd { endPiece(after: byte) }
      return byte
    }
    while input.needsBlock {
      guard let block = pull() else {
        isAtEnd = true
        return nil
      }
      input.take(block)
    }
    if let byte = input.next() { return byte }
    if let refusal = input.refusal() { refuse(refusal) }
    isAtEnd = true
    return nil
  }

  fileprivate mutating func beginPiece() {
    isPieceOver = false
    if syntax == .lines { pieceEnd = input.offset + pieceLength }
  }

  /// Ends the piece at the end of a line.
  private mutating func endPiece(after byte: UInt8) {
    if byte == 0x0A { isPieceOver = true }
  }

  private mutating func refuse(_ error: ReadError) {
    refusal = error
    isRefused = true
  }

  /// Takes Serd's word for what is wrong; the first counts.
  fileprivate mutating func refuse(_ message: String) {
    if !isRefused { refuse(input.error(RDFProblem.text(message, syntax))) }
  }

  /// Does something of which an error stops the reader.
  fileprivate mutating func status(
    _ body: (inout Serd.State) throws(ReadError) -> Void
  ) -> SerdStatus {
    if isRefused { return SERD_ERR_BAD_SYNTAX }
    do throws(ReadError) {
      try body(&self)
      return SERD_SUCCESS
    } catch {
      refuse(error)
      return SERD_ERR_BAD_SYNTAX
    }
  }

  fileprivate mutating func resource(
    _ node: SerdNode
  ) throws(ReadError) -> IdentifierNumber {
    if unsafe node.type == SERD_BLANK { return unsafe statements.blank(node.span) }
    unsafe try resolve(node)
    let iri = iri
    return statements.resource(iri.span)
  }

  fileprivate mutating func object(
    _ node: SerdNode, datatype: SerdNode?, language: SerdNode?
  ) throws(ReadError) -> RDFStatements.Object {
    if unsafe node.type != SERD_LITERAL { return unsafe .resource(try resource(node)) }
    var kind = RDFStatements.Object.Kind.plain
    if let language = unsafe language, unsafe language.type != SERD_NOTHING {
      kind = unsafe statements.kind(ofLanguage: language.span)
    } else if let datatype = unsafe datatype, unsafe datatype.type != SERD_NOTHING {
      unsafe try resolve(datatype)
      let iri = iri
      kind = statements.kind(ofDatatype: iri.span)
    }
    return unsafe statements.literal(node.span, kind)
  }

  /// Makes the whole IRI that a node stands for.
  fileprivate mutating func resolve(_ node: SerdNode) throws(ReadError) {
    iri.removeAll(keepingCapacity: true)
    let text = unsafe node.span
    if unsafe node.type == SERD_CURIE {
      let colon = text.place(of: UInt8(ascii: ":")) ?? text.count
      guard let prefix = prefixes[[UInt8](copying: text.extracting(0..<colon))] else {
        throw input.error(
          "the prefix '\(text.extracting(0..<colon).string):' is not declared; write "
            + "'@prefix \(text.extracting(0..<colon).string): <…> .' at the head of the file")
      }
      iri += prefix
      if colon < text.count { iri.append(copying: text.extracting((colon + 1)...)) }
    } else if text.isAbsoluteIRI {
      iri.append(copying: text)
    } else if !(unsafe base.resolve(node, into: &iri)) {
      throw input.error(
        "the IRI '\(text.string)' is relative, and the file does not say to what; write "
          + "'@base <…> .' at the head of the file")
    }
  }
}

/// The IRI to which others are relative, where the file has one.
@safe private struct SerdBase: ~Copyable {
  private let environment: OpaquePointer?
  private var isSet = false

  init() { unsafe environment = serd_env_new(nil) }

  deinit { unsafe serd_env_free(environment) }

  /// The C function is `serd_env_set_base_uri`.
  mutating func set(_ iri: [UInt8]) {
    guard let environment = unsafe environment else { return }
    unsafe (iri + [0]).withUnsafeBufferPointer { bytes in
      var node = unsafe serd_node_from_string(SERD_URI, bytes.baseAddress)
      isSet = unsafe serd_env_set_base_uri(environment, &node) == SERD_SUCCESS
    }
  }

  /// Appends the IRI that a relative one stands for; whether there is one. The C function is
  /// `serd_env_expand_node`.
  func resolve(_ node: SerdNode, into iri: inout [UInt8]) -> Bool {
    guard isSet, let environment = unsafe environment else { return false }
    var node = unsafe node
    var whole = unsafe serd_env_expand_node(environment, &node)
    defer { unsafe serd_node_free(&whole) }
    iri.append(copying: unsafe whole.span)
    return unsafe whole.span.isAbsoluteIRI
  }
}

extension SerdNode {
  /// The node's text, as long as the node is there.
  fileprivate var span: Span<UInt8> {
    @_lifetime(borrow self) get {
      guard let bytes = unsafe buf else { return Span() }
      let span = unsafe Span(_unsafeStart: bytes, count: n_bytes)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }
}

extension Span where Element == UInt8 {
  fileprivate func place(of byte: UInt8) -> Int? {
    for index in indices where self[index] == byte { return index }
    return nil
  }

  /// Whether the text begins with a scheme and a colon.
  fileprivate var isAbsoluteIRI: Bool {
    for index in indices {
      switch self[index] {
      case 0x41...0x5A, 0x61...0x7A: continue
      case UInt8(ascii: ":"): return index > 0
      case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
        if index == 0 { return false }
      default: return false
      }
    }
    return false
  }
}

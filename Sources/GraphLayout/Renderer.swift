import Subprocess
public import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Draws sketches, each in a process of its own, so that nothing Graphviz does can end ours.
///
/// ```swift
/// let renderer = Renderer()
/// let rendering = try await renderer.render(sketch, formats: [.svg, .pdf])
/// rendering[.svg]                    // <?xml version="1.0" …
/// ```
///
/// A renderer ignores `SIGPIPE` for the whole process from its first use on: a layout process that
/// crashes before it has read everything would otherwise end its parent.
public struct Renderer: Sendable {
  /// The program to start: one that calls ``LayoutChild/run(_:)`` when its first argument is
  /// ``LayoutChild/commandName``.
  public var executable: FilePath
  /// The time for everything, attempts that fail included.
  public var timeout: Duration
  /// Bytes of address space for a layout process; nil for no limit.
  public var memoryLimit: Int?

  /// A renderer that starts the running program again, for at most 60 seconds and 1 GiB.
  public init(
    executable: FilePath = Renderer.currentExecutable,
    timeout: Duration = .seconds(60), memoryLimit: Int? = 1 << 30
  ) {
    self.executable = executable
    self.timeout = timeout
    self.memoryLimit = memoryLimit
  }

  /// The running program's file.
  public static var currentExecutable: FilePath {
    #if os(Linux)
      // It stays right when the file is moved or replaced meanwhile.
      "/proc/self/exe"
    #else
      FilePath(CommandLine.arguments.first ?? "redstring")
    #endif
  }

  /// Lays out a sketch and renders the one layout to every format.
  ///
  /// With ``Engine/Choice/automatic``, an engine that fails is followed by a cheaper one, in what
  /// is left of ``timeout``; ``Rendering/attempts`` says so. Throws when none succeeds. With
  /// `geometry`, ``Rendering/geometry`` says where everything is; formats may then be none.
  public func render(
    _ sketch: Sketch, engine choice: Engine.Choice = .automatic, formats: [ImageFormat],
    geometry: Bool = false
  ) async throws(LayoutError) -> Rendering {
    let engines = choice.engines(nodes: sketch.nodes, edges: sketch.edges)
    let start = ContinuousClock.now
    var attempts: [LayoutAttempt] = []
    let least = choice.leastSeconds(nodes: sketch.nodes, edges: sketch.edges)
    guard timeout >= .seconds(least) else {
      throw LayoutError(
        attempts: engines.prefix(1).map { engine in
          LayoutAttempt(
            engine: engine,
            failure: .tooMuch(nodes: sketch.nodes, edges: sketch.edges, seconds: least))
        })
    }
    for (index, engine) in engines.enumerated() {
      let left = timeout - (ContinuousClock.now - start)
      let share = index == engines.count - 1 ? left : left / 2
      do throws(LayoutFailure) {
        try check(sketch)
        let task = LayoutRequest.Task.render(
          engine, formats, decliningRibbons: index < engines.count - 1,
          comment: Self.comment(sketch.omissions, attempts), geometry: geometry)
        let reply = try await ask(task, input: sketch.dot, within: share)
        return try Rendering(engine: engine, reply: reply, formats: formats, attempts: attempts)
      } catch {
        attempts.append(LayoutAttempt(engine: engine, failure: error))
        guard error.isWorthAnotherEngine else { break }
      }
    }
    throw LayoutError(attempts: attempts)
  }

  /// What the pictures themselves say of what was given up.
  private static func comment(_ omissions: [String], _ attempts: [LayoutAttempt]) -> String {
    (omissions.map { "left out: \($0)" } + attempts.map { "not drawn with \($0)" })
      .joined(separator: "; ")
  }

  /// Those formats that the installed Graphviz can write, in the order of ``ImageFormat``.
  public func availableFormats() async throws(LayoutFailure) -> [ImageFormat] {
    try await ask(.formats, input: [], within: timeout).compactMap {
      if case .format(let format) = $0 { format } else { nil }
    }
  }

  /// Graphviz would stop at a NUL byte without a word.
  private func check(_ sketch: Sketch) throws(LayoutFailure) {
    if let offset = sketch.dot.firstIndex(of: 0) {
      throw .unreadable(["a NUL byte at offset \(offset)"])
    }
  }

  /// Runs a layout process; its whole reply.
  private func ask(
    _ task: LayoutRequest.Task, input: [UInt8], within time: Duration
  ) async throws(LayoutFailure) -> [Reply] {
    let request = LayoutRequest(
      task: task, processorSeconds: max(1, Int(time.components.seconds)) + 2,
      memory: memoryLimit ?? 0, parent: getpid())
    let process = LayoutProcess(executable: executable, request: request)
    return try await process.run(input: input, within: time)
  }
}

extension Rendering {
  /// What a reply says; throws the failure that it reports.
  fileprivate init(
    engine: Engine, reply: [Reply], formats: [ImageFormat], attempts: [LayoutAttempt]
  ) throws(LayoutFailure) {
    var images: [Image] = []
    var geometry = Geometry(nodes: [], lines: [], size: Point(x: 0, y: 0))
    var hasGeometry = false
    var messages: [String] = []
    for record in reply {
      switch record {
      case .image(let image): images.append(image)
      case .node(let node): geometry.nodes.append(node)
      case .line(let line): geometry.lines.append(line)
      case .size(let size):
        geometry.size = size
        hasGeometry = true
      case .message(let message): messages.append(message)
      case .unreadable: throw .unreadable(messages.isEmpty ? ["there is no graph in it"] : messages)
      case .gaveUp: throw .gaveUp(messages)
      case .unavailable(let format): throw .unavailable(format)
      case .ribbon(let width, let height): throw .ribbon(width: width, height: height)
      case .format, .end: throw .noAnswer("it speaks of other things")
      }
    }
    guard images.map(\.format) == formats else { throw .noAnswer("it sent other images") }
    self.init(
      engine: engine, images: images, geometry: hasGeometry ? geometry : nil, messages: messages,
      attempts: attempts)
  }
}

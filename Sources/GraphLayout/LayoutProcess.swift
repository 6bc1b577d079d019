import Subprocess
import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// One run of a layout process, from the parent's side: started, fed, timed, and outlived.
struct LayoutProcess: Sendable {
  let executable: FilePath
  let request: LayoutRequest

  /// Bytes of a reply, and of what the process may say on standard error.
  private static let outputLimit = 256 << 20
  private static let errorLimit = 64 << 10

  private enum Event: Sendable {
    case ended(Result<Outcome, LayoutFailure>)
    case timeIsUp
  }

  private struct Outcome: Sendable {
    let status: TerminationStatus
    let output: [UInt8]
    let error: [UInt8]
  }

  /// Starts the process, gives it the input, and returns its reply. When the time is up or our
  /// task is cancelled, the process is killed; in every case it is gone on return.
  func run(input: [UInt8], within time: Duration) async throws(LayoutFailure) -> [Reply] {
    _ = Self.ignoreBrokenPipes
    let event = await withTaskGroup(of: Event.self) { group in
      group.addTask { .ended(await outcome(input: input)) }
      group.addTask {
        try? await Task.sleep(for: time)
        return .timeIsUp
      }
      let first = await group.next() ?? .timeIsUp
      group.cancelAll()
      return first
    }
    guard !Task.isCancelled else { throw .cancelled }
    guard case .ended(let result) = event else { throw .outOfTime(time) }
    return try reply(in: result.get(), within: time)
  }

  private func outcome(input: [UInt8]) async -> Result<Outcome, LayoutFailure> {
    var options = PlatformOptions()
    options.createSession = true
    do {
      let result = try await Subprocess.run(
        .path(executable), arguments: Arguments([LayoutChild.commandName] + request.arguments),
        environment: .custom(Self.environment), platformOptions: options,
        input: .inputWriter, output: .bytes(limit: Self.outputLimit),
        error: .bytes(limit: Self.errorLimit)
      ) { execution in
        // A process that ends before it has read everything is judged by how it ended.
        _ = try? await execution.standardInputWriter.write(input)
        try? await execution.standardInputWriter.finish()
      }
      return .success(
        Outcome(
          status: result.terminationStatus, output: result.standardOutput,
          error: result.standardError))
    } catch let error as SubprocessError where error.code == .outputLimitExceeded {
      return .failure(.tooLarge(limit: Self.outputLimit))
    } catch {
      return .failure(.noAnswer(escapingControlCharacters("\(error)")))
    }
  }

  private func reply(in outcome: Outcome, within time: Duration) throws(LayoutFailure) -> [Reply] {
    let said = Messages(lines: outcome.error).texts
    switch outcome.status {
    case .signaled(SIGXCPU):
      throw .outOfTime(time)
    case .signaled(let signal):
      throw .crashed(signal: signal, lastWords: said.last ?? "")
    case .exited(0):
      guard let records = Reply.records(in: outcome.output) else {
        throw .noAnswer("what it wrote is no reply of ours")
      }
      return said.map(Reply.message) + records
    case .exited(64):
      throw .noAnswer("it does not understand our request")
    case .exited(let status):
      throw .exited(status: status, lastWords: said.last ?? "")
    }
  }

  /// What a layout process may know of our environment: where fonts and libraries are, but not
  /// Graphviz's own variables, which name plug-ins and folders to read from.
  private static var environment: [Environment.Key: String] {
    var result: [Environment.Key: String] = [
      "LANG": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no",
    ]
    let kept = [
      "HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "FONTCONFIG_FILE",
      "FONTCONFIG_PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "ASAN_OPTIONS",
    ]
    for name in kept {
      guard let value = unsafe getenv(name), let key = Environment.Key(rawValue: name) else {
        continue
      }
      result[key] = unsafe String(cString: value)
    }
    return result
  }

  /// A write to a process that is gone is an error, not a signal.
  private static let ignoreBrokenPipes: Void = { _ = signal(SIGPIPE, SIG_IGN) }()
}

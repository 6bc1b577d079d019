import SystemPackage
import Testing

@testable import GraphLayout

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension RendererTests {
  /// Layout processes that crash, hang, flood or talk nonsense.
  @Suite(.serialized)
  struct FailureTests {
    @Test func aCrashIsReportedAndACheaperEngineTried() async throws {
      let script = try Programs.script(
        #"case "$*" in *engine=dot*) kill -SEGV $$;; *) exec "\#(Programs.redstring)" "$@";; esac"#)
      let rendering = try await Renderer(executable: script)
        .render(Sketches.small, formats: [.svg])
      #expect(rendering.engine == .sfdp)
      let crash = LayoutAttempt(engine: .dot, failure: .crashed(signal: SIGSEGV))
      #expect(rendering.attempts == [crash])
    }

    @Test func anEngineAskedForByNameIsNotReplaced() async throws {
      let script = try Programs.script("kill -SEGV $$")
      let error = await #expect(throws: LayoutError.self) {
        try await Renderer(executable: script)
          .render(Sketches.small, engine: .fixed(.dot), formats: [.svg])
      }
      #expect(
        error?.description
          == "no layout (dot: ended by signal 11: Graphviz crashed or needed more memory than it "
          + "may have); give more time with --layout-timeout, choose a cheaper engine with "
          + "--engine sfdp or --engine twopi, or write a text format")
    }

    @Test func moreThanTheTimeAllowsIsRefusedAtOnce() async throws {
      let sketch = Sketch(dot: Array("digraph {}".utf8), nodes: 400_000, edges: 600_000)
      let renderer = Renderer(executable: "/nowhere/redstring", timeout: .seconds(60))
      let error = await #expect(throws: LayoutError.self) {
        try await renderer.render(sketch, formats: [.svg])
      }
      #expect(
        error?.description
          == "no layout (sfdp: 600000 lines between 400000 nodes take about 200 seconds); give it "
          + "--layout-timeout 400, draw a part of the graph, or write a text format")
      let patient = Renderer(executable: "/nowhere/redstring", timeout: .seconds(400))
      let other = await #expect(throws: LayoutError.self) {
        try await patient.render(sketch, formats: [.svg])
      }
      guard case .noAnswer = other?.failure else { throw other ?? LayoutError(attempts: []) }
    }

    @Test func nothingIsCheaperThanSfdp() {
      let error = LayoutError(
        attempts: [LayoutAttempt(engine: .sfdp, failure: .outOfTime(.seconds(60)))])
      #expect(
        error.description
          == "no layout (sfdp: not done in 60 seconds); give more time with --layout-timeout, "
          + "draw a part of the graph, or write a text format")
    }

    @Test func aProcessThatDoesNotReadItsInputDoesNotEndOurs() async throws {
      let script = try Programs.script("kill -SEGV $$")
      let sketch = Sketch(dot: [UInt8](repeating: 0x20, count: 8 << 20), nodes: 1, edges: 0)
      let error = await #expect(throws: LayoutError.self) {
        try await Renderer(executable: script).render(sketch, formats: [.svg])
      }
      #expect(error?.attempts.map(\.failure) == .init(repeating: .crashed(signal: 11), count: 3))
    }

    @Test func theTimeIsKeptAndNothingIsLeftRunning() async throws {
      let script = try Programs.script(#"echo $$ > "${0%/*}/pid"; exec sleep 100"#)
      let renderer = Renderer(executable: script, timeout: .milliseconds(800))
      let start = ContinuousClock.now
      let error = await #expect(throws: LayoutError.self) {
        try await renderer.render(Sketches.small, engine: .fixed(.dot), formats: [.svg])
      }
      #expect(ContinuousClock.now - start < .seconds(3))
      #expect(error?.failure.map { "\($0)" } == "not done in 0.8 seconds")
      #expect(kill(try Programs.processIdentifier(besides: script), 0) == -1)
    }

    @Test func graphvizItselfIsStoppedInTime() async throws {
      let renderer = Renderer(executable: Programs.redstring, timeout: .milliseconds(900))
      let start = ContinuousClock.now
      let error = await #expect(throws: LayoutError.self) {
        try await renderer.render(
          Sketches.dense(600), engine: .fixed(.dot), formats: [.svg])
      }
      #expect(error?.attempts.count == 1)
      #expect(ContinuousClock.now - start < .seconds(3))
    }

    @Test(.enabled(if: onLinux)) func aLayoutProcessEndsWithItsParent() async throws {
      let script = try Programs.script(
        """
        exec 3<&0
        "\(Programs.redstring)" "$@" parent=$$ <&3 & echo $! > "${0%/*}/pid"
        wait
        """)
      let renderer = Renderer(executable: script, timeout: .milliseconds(1500))
      await #expect(throws: LayoutError.self) {
        try await renderer.render(Sketches.dense(600), engine: .fixed(.dot), formats: [.svg])
      }
      let child = try Programs.processIdentifier(besides: script)
      try await Task.sleep(for: .milliseconds(200))
      #expect(kill(child, 0) == -1 || isZombie(child))
    }

    @Test func aCancelledTaskLeavesNoProcess() async throws {
      let script = try Programs.script(#"echo $$ > "${0%/*}/pid"; exec sleep 100"#)
      let task = Task {
        try await Renderer(executable: script).render(Sketches.small, formats: [.svg])
      }
      try await Task.sleep(for: .milliseconds(400))
      task.cancel()
      let error = await #expect(throws: LayoutError.self) { try await task.value }
      #expect(error?.failure == .cancelled)
      #expect(kill(try Programs.processIdentifier(besides: script), 0) == -1)
    }

    @Test func tooLittleMemoryIsACrashOfTheChildAlone() async throws {
      let renderer = Renderer(executable: Programs.redstring, memoryLimit: 130 << 20)
      let error = await #expect(throws: LayoutError.self) {
        try await renderer.render(
          Sketches.dense(3000), engine: .fixed(.neato), formats: [.png])
      }
      #expect(error?.attempts.count == 1)
    }

    @Test(arguments: ["echo hello", "exit 64", "head -c 20 /dev/zero", "printf e"])
    func aProgramThatIsNotOursIsSaidToBeNone(_ body: String) async throws {
      let script = try Programs.script(body)
      await #expect(throws: LayoutFailure.self) {
        try await Renderer(executable: script).availableFormats()
      }
    }

    @Test func anErrorOutputFloodIsBounded() async throws {
      let script = try Programs.script("exec cat /dev/zero >&2")
      let error = await #expect(throws: LayoutFailure.self) {
        try await Renderer(executable: script).availableFormats()
      }
      guard case .tooLarge = error else { throw error ?? .cancelled }
    }

    @Test func aMissingProgramIsNamed() async throws {
      let error = await #expect(throws: LayoutFailure.self) {
        try await Renderer(executable: "/nowhere/redstring").availableFormats()
      }
      #expect(error.map { "\($0)".contains("/nowhere/redstring") } == true, "\(error as Any)")
    }
  }
}

#if os(Linux)
  private let onLinux = true
#else
  private let onLinux = false
#endif

/// Whether the process has ended and only waits to be collected by its new parent.
private func isZombie(_ process: Int32) -> Bool {
  guard
    let file = try? FileDescriptor.open(FilePath("/proc/\(process)/stat"), .readOnly)
  else { return true }
  var bytes = [UInt8](repeating: 0, count: 512)
  let count = try? file.closeAfter {
    try unsafe bytes.withUnsafeMutableBytes { try unsafe file.read(into: $0) }
  }
  return String(decoding: bytes[..<(count ?? 0)], as: UTF8.self).contains(") Z ")
}

import Cases
import Compression
import Synchronization
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The three descriptors that every process begins with, or should.
enum StandardStreams {
  /// Fills those that whoever started us has closed, so that no file of ours takes their numbers and
  /// gets what was meant for them. Each is opened the wrong way round, so that using it stays an error.
  static func fillClosed() {
    for (stream, mode) in [
      (FileDescriptor.standardInput, FileDescriptor.AccessMode.writeOnly),
      (.standardOutput, .readOnly), (.standardError, .readOnly),
    ] where fcntl(stream.rawValue, F_GETFD) < 0 {
      _ = try? FileDescriptor.open("/dev/null", mode)
    }
  }
}

/// Standard error: diagnostics, and progress where a person watches.
enum StandardError {
  /// Whether a terminal shows it that can take a line back.
  static let takesProgress =
    isatty(FileDescriptor.standardError.rawValue) == 1
    && !["", "dumb"].contains(unsafe getenv("TERM").map { unsafe String(cString: $0) } ?? "")

  private struct State {
    var showsProgress = false
    var hasFailed = false
  }

  private static let state = Mutex(State())
  private static let erasure = "\r\u{1B}[K"

  /// Whether something that had to be said was lost. Where nobody listens (the stream was closed, or its
  /// reader left), nothing is lost.
  static var hasFailed: Bool { state.withLock(\.hasFailed) }

  /// Writes a line, control characters made visible.
  static func say(_ line: String) {
    state.withLock { state in
      let before = state.showsProgress ? erasure : ""
      state.showsProgress = false
      let bytes = Array((before + line.escapedForTerminal + "\n").utf8)
      do throws(Errno) {
        try FileDescriptor.standardError.writeAll(bytes.span)
      } catch .brokenPipe, .badFileDescriptor {
      } catch {
        state.hasFailed = true
      }
    }
  }

  /// Shows how far something has come, until the next line replaces it. The terminal cuts what is too wide.
  static func progress(_ text: String) {
    state.withLock { state in
      state.showsProgress = true
      let line = "\r\u{1B}[?7l" + text.escapedForTerminal + "\u{1B}[K\u{1B}[?7h"
      _ = try? FileDescriptor.standardError.writeAll(line.utf8)
    }
  }

  /// Takes the progress away, where there is some.
  static func endProgress() {
    state.withLock { state in
      guard state.showsProgress else { return }
      state.showsProgress = false
      _ = try? FileDescriptor.standardError.writeAll(erasure.utf8)
    }
  }

  /// Takes the progress away and ends the process, without waiting for whoever is writing, nor for a terminal
  /// that is stopped.
  static func leaveAtOnce(_ status: Int32) -> Never {
    _ = state.withLockIfAvailable { state in
      var terminal = pollfd(
        fd: FileDescriptor.standardError.rawValue, events: Int16(POLLOUT), revents: 0)
      if state.showsProgress, unsafe poll(&terminal, 1, 0) == 1 {
        _ = try? FileDescriptor.standardError.writeAll(erasure.utf8)
      }
      _exit(status)
    }
    _exit(status)
  }
}

/// Standard output, every write checked: `print` on a full disk succeeds.
enum StandardOutput {
  /// Writes `text`.
  ///
  /// - Throws: the exit status 74, having said why.
  static func write(_ text: String) throws {
    try write { sink throws(Errno) in try sink.write(Array(text.utf8).span) }
  }

  /// Shown only where the output goes into a file: a pipe may lead to a pager, which has the terminal.
  private static var progress: Progress? {
    let type = try? FileDescriptor.standardOutput.stat().type
    return type == .regular ? Progress("writing standard output", .bytes) : nil
  }

  /// Lets `fill` write.
  ///
  /// - Throws: the exit status 74, having said why.
  static func write(
    compression: CompressionMethod? = nil, _ fill: (inout DescriptorSink) throws(Errno) -> Void
  ) throws {
    let progress = progress
    defer { progress?.end() }
    do throws(Errno) {
      try DescriptorSink.fill(
        .standardOutput, compression: compression, progress: progress, fill)
    } catch .brokenPipe {
      // Whoever was reading has seen enough; there is nothing to tell them.
      throw ExitStatus.inputOutput
    } catch {
      throw failure(ExitStatus.inputOutput, "cannot write to standard output: \(error)")
    }
  }
}

extension FileDescriptor {
  /// Writes all of `bytes`, however often the system takes only a part, or asks to wait: whoever shares a
  /// pipe or terminal with us may have made it so.
  func writeAll(_ bytes: Span<UInt8>) throws(Errno) {
    var start = 0
    while start < bytes.count {
      do {
        let rest = bytes.extracting(start...)
        start += try unsafe rest.withUnsafeBytes { buffer in try unsafe write(buffer) }
      } catch Errno.wouldBlock {
        var reader = pollfd(fd: rawValue, events: Int16(POLLOUT), revents: 0)
        _ = unsafe poll(&reader, 1, -1)
      } catch {
        throw error as? Errno ?? .ioError
      }
    }
  }
}

import ArgumentParser
import Cases

/// One use of the program: its arguments are read, its command is run, and what came of it is said.
struct Invocation {
  private let arguments: [String]

  init(arguments: [String]) { self.arguments = FocusOptions.spreadingPaths(arguments) }

  /// Runs to the end; the exit status is 74 also where something could not be said.
  func run() async -> ExitCode {
    let status = await outcome()
    StandardError.endProgress()
    return StandardError.hasFailed ? ExitStatus.inputOutput : status
  }

  private func outcome() async -> ExitCode {
    do {
      var command = try await Redstring.asyncParseAsRoot(arguments)
      do {
        if var command = command as? any AsyncParsableCommand {
          try await command.run()
        } else {
          try command.run()
        }
      } catch let error as ValidationError {
        return refuse(error, of: type(of: command))
      }
      return .success
    } catch let status as ExitCode {
      return status
    } catch {
      return await answer(error)
    }
  }

  /// Says what the parser has to say: help on standard output, usage on standard error.
  ///
  /// The library prints both by itself, but takes a full disk for success, and repeats arguments as they are.
  private func answer(_ error: any Error) async -> ExitCode {
    let status = Redstring.exitCode(for: error)
    guard status.isSuccess else {
      sayLines(Redstring.fullMessage(for: await errorOfEscapedArguments() ?? error))
      return status
    }
    do {
      try StandardOutput.write(Redstring.fullMessage(for: error) + "\n")
      return status
    } catch {
      return error as? ExitCode ?? .failure
    }
  }

  /// The parser's error about the arguments as they may be shown; nothing where all may be as they are.
  private func errorOfEscapedArguments() async -> (any Error)? {
    let escaped = arguments.map(\.escapedForTerminal)
    guard escaped != arguments else { return nil }
    do {
      _ = try await Redstring.asyncParseAsRoot(escaped)
      return nil
    } catch {
      return error
    }
  }

  /// Says what a command found wrong with its arguments once it ran, with that command's usage.
  private func refuse(_ error: ValidationError, of command: any ParsableCommand.Type) -> ExitCode {
    StandardError.say("Error: \(error.message)")
    sayLines("Usage: " + Redstring.usageString(for: command))
    if let name = command.configuration.commandName {
      StandardError.say("  See 'redstring \(name) --help' for more information.")
    }
    return .validationFailure
  }

  private func sayLines(_ text: String) {
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      StandardError.say(String(line))
    }
  }
}

import ArgumentParser
import GraphLayout

/// The process begins here: as the command line that people know, or as the child that lays out.
@main
enum Main {
  static func main() async {
    StandardStreams.fillClosed()
    if CommandLine.arguments.dropFirst().first == LayoutChild.commandName {
      leave(ExitCode(LayoutChild.run(Array(CommandLine.arguments.dropFirst(2)))))
    }
    Interruption.install()
    let invocation = Invocation(arguments: Array(CommandLine.arguments.dropFirst()))
    leave(await invocation.run())
  }
}

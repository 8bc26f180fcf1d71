import ArgumentParser
import JFlowTrace

/// What viewers of a demonstration may do.
enum AttachAccess: String, ExpressibleByArgument, CaseIterable {
    case watch, control

    /// Lets viewers in until the program ends.
    ///
    /// - Parameter name: What the program is called in lists.
    /// - Throws: The exit status 69 after a sentence on standard error, if that cannot be.
    func letViewersIn(to name: String) throws {
        var options = AttachOptions()
        options.name = name
        options.allowsControl = self == .control
        do {
            try AttachServer.start(options: options)
        } catch {
            printError("\(error)")
            throw ExitCode(AttachTarget.unavailable)
        }
    }
}

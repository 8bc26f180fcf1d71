internal import CHost
internal import Foundation

/// The processors that the process may use; Swift's pool has a thread for each.
package enum Processors {
    /// How many there are.
    package static var count: Int {
        let allowed = Int(host_processors())
        return allowed > 0 ? allowed : ProcessInfo.processInfo.activeProcessorCount
    }

    /// A wish that cannot be met.
    package struct Refusal: Error, CustomStringConvertible {
        /// Why not.
        package let description: String
    }

    /// Lets the process use so many processors only. Where that is a change, the program begins anew from its start
    /// with the same arguments, because the pool's width is decided once.
    ///
    /// - Throws: ``Refusal`` when there are fewer, or where the system cannot.
    package static func confine(to wanted: Int) throws {
        let count = Self.count
        if wanted == count { return }
        guard wanted < count else {
            throw Refusal(description: "\(wanted) workers need as many processors, and this process may use \(count)")
        }
        guard wanted >= 1, host_confine(Int32(wanted)) != 0 else {
            throw Refusal(description: "this system cannot confine a process to \(wanted) of \(count) processors")
        }
        var arguments = CommandLine.arguments.map { strdup($0) }
        arguments.append(nil)
        execv("/proc/self/exe", arguments)
        throw Refusal(description: "the program could not begin anew: \(String(cString: strerror(errno)))")
    }
}

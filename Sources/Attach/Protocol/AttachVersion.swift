/// The version of what a program and its viewers say to each other.
///
/// A viewer and a program with the same major number understand each other: what a later minor number adds, members,
/// reports and orders, is passed over or refused by the other side with a sentence.
package enum AttachVersion {
    /// Changes when the other side would misread what is said.
    package static let major = 1
    /// Changes when something is added.
    package static let minor = 0

    /// Why two sides with these major numbers do not understand each other; `nil` if they do.
    ///
    /// - Parameter program: What the program is called: safe to show.
    package static func mismatch(program: String, speaks programVersion: Int, viewer viewerVersion: Int) -> String? {
        guard programVersion != viewerVersion else { return nil }
        let newer = programVersion > viewerVersion ? "a newer jflow-tui is needed" : "the program needs a newer JFlow"
        return "\(program) speaks version \(programVersion) of the attach protocol, and the viewer version "
            + "\(viewerVersion): \(newer)"
    }
}

/// The part of the help in which a key stands.
package enum KeyGroup: String, Sendable, Hashable, CaseIterable {
    case move = "MOVE"
    case run = "RUN"
    case show = "SHOW"
    case find = "FIND"
    case other = "OTHER"
}

/// A key as a person names it, whatever bytes the terminal sent for it.
///
/// Shift, alt and control held with a named key are not told apart (`tab` and `backTab` are).
package enum Key: Sendable, Hashable {
    /// A printable character, also space.
    case character(Character)
    case up, down, left, right, home, end, pageUp, pageDown
    case enter, escape, backspace, tab, backTab, delete, insert
    /// F1 and so on.
    case function(Int)
    /// A letter in lower case, or one of `@ [ \ ] ^ _`, held with control.
    case control(Character)
    /// A character held with alt.
    case alternate(Character)
}

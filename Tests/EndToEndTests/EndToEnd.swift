import Testing

/// The built program, used as a person or a script uses it: in a real terminal, or with its output in a pipe.
///
/// One after the other, so that the machine's load stays what one user makes of it.
@Suite(.serialized)
enum EndToEnd {}

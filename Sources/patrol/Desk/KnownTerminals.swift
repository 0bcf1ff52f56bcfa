import CursesTerminal
import Glibc

/// How wide the terminals that somebody uses draw characters of ambiguous width (screens.md, Signs): each
/// is asked once, because the answer takes a slow line there and back before anything can be drawn.
///
/// Remembering is a service: what cannot be read or written is asked again.
struct KnownTerminals {
  /// The older go first.
  private static let most = 40
  /// What tells one terminal from another, as far as programs are told.
  private static let marks = [
    "TERM", "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "LC_TERMINAL", "VTE_VERSION",
    "KONSOLE_VERSION", "WT_SESSION", "SSH_CLIENT", "TMUX",
  ]

  private let path: String
  private let name: String

  init() {
    path = "\(Surroundings.stateFolder)/terminals"
    name = Self.marks.map { mark in
      let value = Surroundings[mark] ?? ""
      // Of who came through ssh the machine, not the port, which is another each time.
      let word = mark == "SSH_CLIENT" ? String(value.prefix { $0 != " " }) : value
      return String(word.map { $0.isWhitespace ? "_" : $0 })
    }.joined(separator: " ")
  }

  /// How wide the terminal at hand draws them.
  func width() -> AmbiguousWidth {
    lines().first { $0.name == name }?.width ?? ask()
  }

  /// Asks the terminal at hand, and remembers what it says.
  func ask() -> AmbiguousWidth {
    let width = AmbiguousWidth.probe()
    if width != .unknown { keep(width) }
    return width
  }

  private func lines() -> [(name: String, width: AmbiguousWidth)] {
    let text = (try? Files.text(path)) ?? ""
    return text.utf8.split(separator: UInt8(ascii: "\n")).compactMap { line in
      let parts = line.split(separator: UInt8(ascii: "\t"))
      guard parts.count == 2,
        let width = AmbiguousWidth(rawValue: String(Substring(parts[1])))
      else { return nil }
      return (String(Substring(parts[0])), width)
    }
  }

  private func keep(_ width: AmbiguousWidth) {
    let others = lines().filter { $0.name != name }.suffix(Self.most - 1)
    let all = others + [(name, width)]
    guard (try? Files.makeFolder(Surroundings.stateFolder)) != nil else { return }
    try? Files.write(all.map { "\($0.name)\t\($0.width.rawValue)\n" }.joined(), to: path)
  }
}

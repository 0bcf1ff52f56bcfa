import Screen

/// A line that is asked for at the foot of the screen.
struct DeskPrompt: Hashable, Sendable {
  enum Purpose: Hashable, Sendable {
    /// `/` over orders; the filter that was in force before.
    case filter(before: String)
    /// `/` in the help.
    case helpSearch
    /// `:`
    case command
    /// The name under which a filter is kept.
    case keepFilter(String)
    /// `/` over the staff; what was looked for before.
    case people(before: String)
    /// The name of a file for a chart; the name that is offered.
    case file(StatisticsChart, offered: String)
    /// Likewise for a sheet, as it stood when it was asked for.
    case sheetFile(SheetText, offered: String)

    /// Whether it names a file for a paper.
    var isFile: Bool {
      switch self {
      case .file, .sheetFile: true
      default: false
      }
    }
  }

  var purpose: Purpose
  var prompt: Prompt
}

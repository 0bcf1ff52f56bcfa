extension Desk {
  /// What only the owner of the terminal can do.
  public enum Request: Sendable {
    /// Ring the bell.
    case ring
    /// Draw everything again.
    case redraw
    /// Stop until continued.
    case suspend
    /// End the desk.
    case leave
    /// End the desk, and ask who is there now.
    case signOut
    /// Put a long question beside the screen, and give its answer to ``Desk/take(_:)``.
    case study(Study)
    /// End all long questions but these, by their numbers; their answers are not wanted any more.
    case stopStudies(except: Set<Int>)
    /// Do a long deed beside the screen, and give what is heard of it to ``Desk/take(_:)``.
    case errand(Errand)
    /// Stop the long deed; its end still comes.
    case stopErrand
  }
}

extension Effect {
  /// What the owner of the terminal is asked for; `nil` where the desk's engine does it.
  func request(from model: DeskModel) -> Desk.Request? {
    switch self {
    case .ring: .ring
    case .redraw: .redraw
    case .suspend: .suspend
    case .leave: .leave
    case .signOut: .signOut
    case .study(let query):
      model.underway.first { $0.query == query }.map {
        .study(
          Study(
            number: $0.number, query: query, viewer: model.viewer, now: model.now,
            settings: model.settings, sheetColumns: model.sheetColumns))
      }
    case .stopStudies: .stopStudies(except: Set(model.underway.map(\.number)))
    case .errand(let errand): .errand(errand)
    case .stopErrand: .stopErrand
    case .ask, .give, .actAs, .write, .keepFilters, .unlock: nil
    }
  }
}

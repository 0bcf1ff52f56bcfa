import Localization
public import Screen
public import WorkOrderEngine

/// The desk as a conversation in lines: the same model, keys, actions and effects as on a screen, told
/// one line after the other (screens.md, Large and small).
public struct LinearDesk: Sendable {
  private let columns: Int
  /// What was told last.
  private var told: LinearPage?
  /// What the numbers meant that were told last.
  private var ids: [String] = []
  /// What a letter acted on when it was told.
  private var standing: String?
  /// The row that the last answer chose by its number: the same number again opens it.
  private var chosen: String?
  /// The message that was told last.
  private var heard: String?

  /// A conversation.
  ///
  /// - Parameter columns: the width of a line; broken between 40 and 109.
  public init(columns: Int) {
    self.columns = Self.size(columns: columns).columns
  }

  /// The size of the screen that the desk believes to have: no detail stands beside a list there.
  public static func size(columns: Int) -> Size {
    Size(rows: 29, columns: min(max(columns, 40), 109))
  }

  // MARK: - What is told

  /// The first page.
  public mutating func opening(of desk: Desk) -> [String] {
    broken(desk.model.strings["linear.welcome"]) + broken(desk.model.linearPlaces)
      + wholePage(desk.model)
  }

  /// What stands before the answer.
  public func prompt(for desk: Desk) -> String { desk.model.linearPromptText }

  /// Something came in that nobody has signed for.
  public func bell(of desk: Desk) -> [String] {
    let count = desk.model.capped(desk.model.frame.unsigned)
    return broken(desk.model.strings.text("queue.unsigned", ["count": count]))
  }

  /// How far a long deed is.
  public func progress(of desk: Desk) -> [String] {
    let model = desk.model
    return broken(model.joined(model.errandFacts(stops: model.strings["linear.stops"])))
  }

  /// What is waited for takes its time.
  public func counting(at desk: Desk) -> [String] {
    let isCounted = [.figures, .paper].contains(desk.model.studyInSight?.query.studyKind)
    let strings = desk.model.strings
    return broken(
      desk.model.joined([
        strings[isCounted ? "stats.counting" : "frame.loading"], strings["linear.stops"],
      ]))
  }

  /// What became of the desk since it was told last.
  public mutating func news(of desk: Desk) -> [String] {
    let message = desk.isLocked ? nil : desk.model.message?.text
    let isNew = message != nil && message != heard
    return (isNew ? said(desk.model) : []) + tell(desk.model)
  }

  /// The page; of a form that was told already only the field that is asked for now.
  private mutating func wholePage(_ model: DeskModel, isAgain: Bool = false) -> [String] {
    let page = model.linearPage(columns: columns)
    let isNextField = !isAgain && page.isLayer && told?.title == page.title && page.rows.isEmpty
    remember(page, of: model)
    if isNextField { return page.lines.map(\.words).flatMap(broken) }
    let situation = page.isLayer ? [] : broken(model.linearSituation)
    return [""] + situation + page.text(columns: columns)
  }

  /// The whole page where it is another one; else what changed of it.
  private mutating func tell(_ model: DeskModel) -> [String] {
    let page = model.linearPage(columns: columns)
    guard let told, told.shape == page.shape else { return wholePage(model) }
    let before = Dictionary(told.rows.map { ($0.id, $0.state) }) { first, _ in first }
    var lines = page.rows.filter { before[$0.id] != $0.state }.map(\.words)
    if told.selectedID != page.selectedID { lines.append(page.selected) }
    if told.menu != page.menu { lines += page.menu }
    remember(page, of: model)
    return lines.flatMap(broken)
  }

  private mutating func remember(_ page: LinearPage, of model: DeskModel) {
    (told, ids, standing) = (page, model.linearList.ids, model.selectedIdentity)
  }

  private func broken(_ line: String) -> [String] { LinearPage.broken(line, columns: columns) }

  // MARK: - What is answered

  /// Takes a line in.
  ///
  /// - Returns: the lines to print before the next prompt.
  public mutating func answer(_ line: String, at desk: inout Desk, now: Instant) -> [String] {
    let wasLocked = desk.isLocked
    desk.tick(now: now)
    // What was typed before one saw that it is locked is no passphrase.
    if desk.isLocked, !wasLocked { return tell(desk.model) }
    let strings = desk.model.strings
    let answer = desk.model.linearAnswer(line)
    let chosenBefore = chosen
    chosen = nil
    // A letter is for the row that was told, and not for another one that took its place.
    if told?.isLayer == false, standing != desk.model.selectedIdentity,
      desk.model.isForSelection(answer)
    {
      return broken(strings["linear.changed"]) + wholePage(desk.model)
    }
    switch answer {
    case .keys(let keys): press(keys, at: &desk, now: now)
    case .then(let keys, let rest):
      let depth = desk.model.layers.count
      press(keys, at: &desk, now: now)
      if !rest.isEmpty, desk.model.layers.count > depth,
        case .keys(let more) = desk.model.linearAnswer(rest)
      {
        press(more, at: &desk, now: now)
      }
    case .row(let number):
      let id = ids.indices.contains(number - 1) ? ids[number - 1] : nil
      guard let id, let keys = desk.model.keys(toRow: id, opens: id == chosenBefore) else {
        return broken(strings.text("linear.noRow", ["number": "\(number)"]))
      }
      chosen = id
      press(keys, at: &desk, now: now)
      if keys.isEmpty { return told.map { broken($0.selected) } ?? [] }
    case .again: return wholePage(desk.model, isAgain: true)
    case .say(let words): return broken(words)
    }
    // Refused twice for the same reason it is said twice.
    if desk.isLocked { return wholePage(desk.model, isAgain: true) }
    // What is counted or done beside the talk comes with the news.
    if desk.isOnErrand { return said(desk.model) + progress(of: desk) }
    return said(desk.model) + (desk.isCounting ? [] : tell(desk.model))
  }

  private func press(_ keys: [Key], at desk: inout Desk, now: Instant) {
    for key in keys { desk.press(key, now: now, settles: false) }
    desk.settle()
  }

  /// What the desk says of what was just done.
  private mutating func said(_ model: DeskModel) -> [String] {
    // What was last done there is nobody else's business.
    guard !model.isLocked else { return [] }
    heard = model.message?.text
    return model.message.map { broken("* \($0.text)") } ?? []
  }
}

extension DeskModel {
  /// What a letter would act on.
  fileprivate var selectedIdentity: String? {
    let list = linearList
    return list.selected.map { list.ids[$0] } ?? chosenOrder?.number
  }

  /// Whether an answer does something with the selected row.
  fileprivate func isForSelection(_ answer: LinearAnswer) -> Bool {
    guard case .keys(let keys) = answer, let key = keys.first,
      case .action(let action) = meaning(of: key)
    else { return false }
    switch action {
    case .go, .leave, .help, .newDefect, .command, .chooseCampus, .find, .savedFilters, .move,
      .back:
      return false
    default: return true
    }
  }

  /// `工单>`, or the field that is asked for.
  var linearPromptText: String {
    if isLocked { return strings["signIn.passphrase"] + "> " }
    let title: String =
      switch layers.last {
      case .defect(let defect) where !defect.isAmongDuplicates:
        defect.form.focused?.label ?? ""
      case .asking(let asking): asking.form.focused?.label ?? asking.title
      case .finding(let finding): finding.form.focused?.label ?? finding.title
      case .passphrase(let form): label(of: form, isRepeating: form.isRepeating)
      case .prompt(let prompt): prompt.prompt.label.trimmed
      default: strings.heading(context.title)
      }
    return LinearPage.broken(title, columns: 40)[0] + "> "
  }
}

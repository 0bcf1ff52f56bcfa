import Localization
import Screen

extension DeskKeys {
  /// The one declaration of all keys, the most important of each context first.
  static func bindings(of context: KeyContext) -> [Binding<Action>] {
    switch context {
    case .everywhere: places + moving + everywhere + byName
    case .today: [key("open", [.enter], .open), newDefect, startRound([.character("b")]), goTo]
    case .rounds: [startRound([.enter, .character("b")]), newDefect] + routes
    case .walk: walk
    case .orders: orders
    case .escalations: escalations
    case .handover: handover
    case .sheets: [key("sheets.open", "openSheet", [.enter], .open), back, newDefect]
    case .statistics: statistics
    case .facilities: facilities
    case .people: people
    case .reading: [back, key("reading.find", "find", [.character("/")], .find)]
    case .choosing: [key("choose", "open", [.enter], .open), back] + moving + anytime
    case .filters:
      [
        key("filters.choose", "open", [.enter], .open),
        key("filters.keep", "keepFilter", [.character("s")], .save), back,
      ] + moving + anytime
    case .form:
      [
        key("form.save", "save", [.control("s")], .save),
        key("form.next", "nextField", [.tab, .enter], .type(.tab)), back,
      ] + anytime
    case .placeSearch:
      [key("placeSearch.go", "goToPlace", [.enter], .type(.enter)), back] + anytime
    case .prompt: [key("prompt.submit", "submit", [.enter], .type(.enter)), back] + anytime
    case .discard:
      [
        key("discard.yes", "discard", [.character("y")], .discard),
        key("discard.no", "keepWriting", [.character("n"), .escape], .back),
      ]
    case .changed:
      [
        key("changed.yes", "goOn", [.character("y")], .goOn),
        key("changed.no", "lookAgain", [.character("n"), .escape], .back),
      ]
    case .giving:
      [
        key("giving.yes", "giveAllTheSame", [.character("y")], .goOn),
        key("giving.no", "lookAgain", [.character("n"), .escape], .back),
      ]
    case .leaving:
      [
        key("leaving.yes", "stopAndLeave", [.character("y")], .leave),
        key("leaving.no", "stay", [.character("n"), .escape], .back),
      ]
    case .signIn:
      [
        key("signIn.enter", "signIn", [.enter], .signIn),
        key("signIn.next", "nextField", [.tab], .type(.tab)),
        key("signIn.clear", "clearTyped", [.escape], .back),
        key("signIn.leave", "leave", [.control("d")], .leave),
      ] + anytime
    case .locked:
      [
        key("locked.enter", "unlockDesk", [.enter], .signIn),
        key("locked.clear", "clearTyped", [.escape], .back),
        key("locked.leave", "leaveLocked", [.control("d")], .leave),
      ] + anytime
    }
  }

  /// A line whose texts are `action.NAME` and `action.NAME.help`.
  private static func key(
    _ id: String, _ name: String, _ keys: [Key], _ action: Action, footer: Bool = true,
    label: String? = nil
  ) -> Binding<Action> {
    Binding(
      id, keys, action, label: "action.\(name)", explanation: "action.\(name).help",
      inFooter: footer, keyLabel: label)
  }

  /// A line whose id is also the name of its texts.
  private static func key(
    _ id: String, _ keys: [Key], _ action: Action, footer: Bool = true, label: String? = nil
  ) -> Binding<Action> {
    key(id, id, keys, action, footer: footer, label: label)
  }

  private static let newDefect = key("newDefect", [.character("n")], .newDefect)
  private static func startRound(_ keys: [Key]) -> Binding<Action> {
    key("startRound", keys, .startRound)
  }
  private static let nextPane = key("nextPane", [.tab], .nextPane)
  private static let back = key("back", [.escape], .back)
  private static let find = key("find", [.character("/")], .find)
  /// Only for the footer: the digits themselves are bound everywhere.
  private static let goTo = key("go", [], .nextPane, label: "1–8")

  private static let anytime = [
    key("redraw", [.control("l")], .redraw, footer: false),
    key("suspend", [.control("z")], .suspend, footer: false),
  ]

  private static let everywhere =
    [
      key("help", [.character("?")], .help), newDefect,
      key("command", [.character(":")], .command),
      key("campus", [.character("@")], .chooseCampus, footer: false),
      key("back", [.escape], .back, footer: false),
      key("leave", [.character("q")], .leave), key("nextPane", [.tab], .nextPane, footer: false),
    ] + anytime

  /// What `:` runs by its id, without a key unless `keys.toml` gives it one.
  private static let byName = [
    key("backup", [], .backup, footer: false).named,
    key("import", "importFile", [], .importFile, footer: false).named,
    key("lock", [], .lock, footer: false).named,
    key("signout", "signOut", [], .signOut, footer: false).named,
    key("passwd", "ownPassphrase", [], .ownPassphrase, footer: false).named,
  ]

  private static let places = DeskPlace.allCases.map { place in
    Binding(
      "go.\(place.name)", [.character(Character("\(place.rawValue)"))], Action.go(place),
      label: place.title.name, explanation: "\(place.title.name).help", inFooter: false)
  }

  private static let moving = [
    key("up", [.up, .character("k")], .move(.up), footer: false),
    key("down", [.down, .character("j")], .move(.down), footer: false),
    key("first", [.home], .move(.first), footer: false),
    key("last", [.end], .move(.last), footer: false),
    key("pageUp", [.pageUp], .move(.pageUp), footer: false),
    key("pageDown", [.pageDown], .move(.pageDown), footer: false),
  ]

  private static func step(
    _ step: OrderStep, _ letter: Character, as name: String? = nil, in context: String = "order",
    footer: Bool = true
  ) -> Binding<Action> {
    let name = name ?? step.rawValue
    return key("\(context).\(name)", name, [.character(letter)], .step(step), footer: footer)
  }

  private static let orders = [
    newDefect, find, key("filters", [.character("F")], .savedFilters, footer: false),
    key("open", [.enter], .open), step(.accept, "a"), step(.arrive, "A"),
    step(.hold, "h"), step(.resume, "H"), step(.complete, "c"),
    key("explain", [.character("e")], .explain),
    key("mark", [.space], .mark), step(.transfer, "t"), step(.verify, "v"), step(.refuse, "R"),
    step(.dispatch, "d"), step(.makeSafe, "s", footer: false), step(.extend, "x", footer: false),
    step(.decideExtension, "X", footer: false), step(.prioritize, "p", footer: false),
    step(.categorize, "g", footer: false), step(.markMajor, "m", footer: false),
    step(.sight, "+", footer: false), step(.comment, "C", footer: false),
    step(.tell, "T", footer: false), step(.decline, "D", footer: false),
    step(.close, "z", footer: false), step(.cancel, "K", footer: false),
    step(.acknowledge, "S", footer: false), step(.agree, "b", footer: false),
    step(.correct, "E", footer: false), step(.rate, "r", footer: false),
    step(.reopen, "o", footer: false), step(.withdraw, "W", footer: false),
    step(.restate, "L", footer: false),
    key("slip", [.character("P")], .printSlip, footer: false),
    key("undo", [.character("u")], .undo, footer: false),
    key("repeat", [.character(".")], .repeatLast, footer: false),
  ]

  private static let escalations = [
    key("story", [.enter], .open), step(.acknowledge, "a", in: "queue"),
    step(.transfer, "r", as: "reassign", in: "queue"),
    step(.decideExtension, "x", in: "queue"), step(.markMajor, "m", in: "queue"),
    step(.comment, "c", in: "queue"), step(.tell, "t", in: "queue"),
    key("explain", [.character("e")], .explain, footer: false),
  ]

  private static func step(
    _ step: RouteStep, _ letter: Character, footer: Bool = false
  ) -> Binding<Action> {
    key(
      "route.\(step.rawValue)", step.rawValue, [.character(letter)], .routeStep(step),
      footer: footer)
  }

  private static let routes = [
    step(.takeOver, "t", footer: true), step(.planRounds, "P", footer: true),
    step(.excuse, "x", footer: true), step(.suspendRoute, "s", footer: true),
    step(.liftSuspension, "l"), step(.endWatch, "w"), step(.extendWatch, "W"),
  ]

  private static func answer(_ answer: WalkAnswer, _ letter: Character) -> Binding<Action> {
    key("walk.\(answer.rawValue)", answer.rawValue, [.character(letter)], .answer(answer))
  }

  private static let walk = [
    answer(.pass, "p"), answer(.fail, "f"), answer(.repaired, "r"),
    answer(.notApplicable, "d"), answer(.skip, "s"),
    key("walk.reading", "reading", readingKeys, .typeReading, label: "0-9"),
    key("walk.passRest", "passRest", [.space], .passRest),
    key("walk.nextStop", "nextStop", [.right], .nextStop, label: "← →"),
    key("walk.previousStop", "previousStop", [.left], .previousStop, footer: false),
    key("walk.sighting", "sight", [.character("+")], .addSighting, footer: false),
    key("walk.finish", "finishRound", [.character("F")], .finishRound),
  ]

  private static let readingKeys =
    "0123456789.-".map { Key.character($0) } + [.backspace, .enter]

  private static let facilities = [
    key("facilities.open", "placeFile", [.enter], .open),
    key("facilities.unfold", "unfold", [.right], .move(.right), label: "← →"),
    key("facilities.foldBack", "foldBack", [.left], .move(.left), footer: false),
    key("facilities.orders", "listOrders", [.character("o")], .listOrders),
    key("facilities.find", "findPlace", [.character("/")], .find), newDefect, nextPane,
  ]

  private static func step(
    _ step: PersonStep, _ letter: Character, footer: Bool = true
  ) -> Binding<Action> {
    key(
      "people.\(step.rawValue)", step.rawValue, [.character(letter)], .personStep(step),
      footer: footer)
  }

  private static let people = [
    key("people.open", "personFile", [.enter], .open),
    key("people.orders", "ordersOf", [.character("o")], .listOrders),
    key("people.find", "findPerson", [.character("/")], .find), step(.enterDuty, "l"),
    step(.editPerson, "E"), step(.addPerson, "a"), step(.disablePerson, "X"), newDefect, nextPane,
    step(.unlockPerson, "U", footer: false), step(.setPassphrase, "P", footer: false),
  ]

  private static let statistics = [
    key("statistics.next", "nextChart", [.tab], .turnChart(1)),
    key("statistics.open", "openOrders", [.enter], .open),
    key("statistics.earlier", "earlier", [.character("[")], .shiftPeriod(1), label: "[ ]"),
    key("statistics.later", "later", [.character("]")], .shiftPeriod(-1), footer: false),
    key("statistics.longer", "longer", [.character("l")], .widenPeriod),
    key("statistics.regroup", "regroup", [.character("b")], .regroup),
    key("statistics.write", "writeFigures", [.character("w")], .writeFigures),
    key("statistics.left", "left", [.left], .move(.left), footer: false),
    key("statistics.right", "right", [.right], .move(.right), footer: false),
  ]

  private static let handover = [
    key("handover.give", "give", [.character("g")], .giveSheet),
    key("handover.confirm", "confirmCarried", [.character("y")], .confirmCarried),
    key("handover.receive", "receive", [.character("v")], .receiveSheet),
    key("handover.refuse", "refuseSheet", [.character("R")], .refuseSheet),
    key("handover.print", "printSheet", [.character("P")], .printSheet),
    key("handover.sheets", "listSheets", [.character("l")], .listSheets),
    key("handover.fold", "fold", [.enter, .space], .fold),
    key("handover.foldAll", "foldAll", [.character("f")], .foldAll),
    key("handover.difference", "difference", [.character("d")], .difference),
    key("handover.remark", "remark", [.character("c")], .remarkSheet), newDefect,
  ]
}

/** How the Webex app draws cards: sizes and spacing as in Cisco's own message widget, colours of this page. */

const text = (name) => ({ default: `var(--card-${name})`, subtle: `var(--card-${name}-subtle)` });

const colours = {
  default: text("text"),
  dark: text("text"),
  light: text("light"),
  accent: text("accent"),
  good: text("good"),
  warning: text("warning"),
  attention: text("attention"),
};

export const HOST_CONFIG = {
  choiceSetInputValueSeparator: ",",
  supportsInteractivity: true,
  fontFamily: "inherit",
  spacing: { small: 4, default: 12, medium: 12, large: 12, extraLarge: 16, padding: 12 },
  separator: { lineThickness: 1, lineColor: "var(--line)" },
  fontSizes: { small: 12, default: 14, medium: 16, large: 20, extraLarge: 24 },
  fontWeights: { lighter: 300, default: 400, bolder: 700 },
  lineHeights: { small: 16, default: 20, medium: 22, large: 26, extraLarge: 30 },
  imageSizes: { small: 40, medium: 80, large: 160 },
  containerStyles: {
    default: { foregroundColors: colours, backgroundColor: "var(--card)" },
    emphasis: { foregroundColors: colours, backgroundColor: "var(--card-emphasis)" },
  },
  actions: {
    maxActions: 5,
    buttonSpacing: 8,
    showCard: { actionMode: "Inline", inlineTopMargin: 16, style: "emphasis" },
    preExpandSingleShowCardAction: false,
    actionsOrientation: "Horizontal",
    actionAlignment: "Left",
  },
  adaptiveCard: { allowCustomStyle: false },
  imageSet: { maxImageHeight: 100 },
  inputs: {
    label: { inputSpacing: "Small", requiredInputs: { weight: "Bolder" }, optionalInputs: { weight: "Bolder" } },
    errorMessage: { size: "Small", color: "Warning", spacing: "Small" },
  },
  factSet: {
    title: { weight: "Bolder", wrap: true, maxWidth: 160 },
    value: { wrap: true },
    spacing: 10,
  },
};

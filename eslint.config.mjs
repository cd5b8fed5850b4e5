// Types and formatting have tools of their own; this one keeps the fences: which folder may import which, and that
// nobody compares or adds Decimals with JavaScript's operators (new Decimal(9) > new Decimal(10) is true).
import eslint from "@eslint/js";
import tseslint from "typescript-eslint";
import decimalOperators from "./scripts/lint/decimal-operators.mjs";

/** Folder → the folders it may reach. Everything else of ours is behind a fence. */
const reaches = {
  "src/engine": [],
  "src/venues": ["engine"],
  "src/document": ["engine"],
  "src/dumps": ["engine", "document"],
  "src/imports": ["engine", "document"],
  "src/notation": ["engine", "document"],
  "src/candles": ["engine", "document", "simulation"],
  "src/simulation": ["engine"],
  "src/protocol": [],
  "src/analysis": ["engine", "venues", "document", "dumps", "notation", "simulation", "protocol"],
  "src/editor": [
    "engine",
    "venues",
    "document",
    "dumps",
    "imports",
    "notation",
    "candles",
    "simulation",
    "protocol",
    "analysis",
  ],
  "src/cli": [
    "engine",
    "venues",
    "document",
    "dumps",
    "imports",
    "notation",
    "candles",
    "simulation",
    "analysis",
  ],
  webview: ["protocol"],
};
const folderNames = Object.keys(reaches).map((folder) => folder.replace("src/", ""));

const onlyIn = (folders, message) => ({ folders, message });
const guarded = {
  vscode: onlyIn(["src/editor"], "Only src/editor talks to VS Code."),
  "node:*": onlyIn(["src/cli"], "Only src/cli talks to Node."),
  "decimal.js": onlyIn(
    ["src/engine"],
    "Import Decimal from src/engine/decimal: it is configured there, once.",
  ),
  "@vscode/l10n": onlyIn(
    [
      "src/document",
      "src/dumps",
      "src/imports",
      "src/notation",
      "src/candles",
      "src/analysis",
      "src/editor",
      "webview",
    ],
    "Texts for people are made in these folders; the engine and the venues have none.",
  ),
  "@vscode/webview-ui-toolkit": onlyIn([], "Only webview/toolkit.ts imports the archived toolkit."),
};

function fence(folder) {
  const own = folder.replace("src/", "");
  const fenced = folderNames.filter((other) => other !== own && !reaches[folder].includes(other));
  const patterns = fenced.map((other) => ({
    group: [`**/${other}/**`, `**/${other}`],
    message: `${folder} does not know ${other}: see docs/architecture.md.`,
  }));
  for (const [name, { folders, message }] of Object.entries(guarded)) {
    if (!folders.includes(folder)) patterns.push({ group: [name], message });
  }
  return {
    files: [`${folder}/**/*.ts`],
    rules: { "no-restricted-imports": ["error", { patterns }] },
  };
}

export default tseslint.config(
  { ignores: ["dist/**", "out/**", "node_modules/**", ".vscode-test/**", "coverage/**"] },
  {
    files: ["**/*.ts"],
    extends: [eslint.configs.recommended, ...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { marginalia: { rules: { "decimal-operators": decimalOperators } } },
    rules: {
      "marginalia/decimal-operators": "error",
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/only-throw-error": "error",
      "no-console": "error",
      "max-params": ["error", 5],
    },
  },
  ...Object.keys(reaches).map(fence),
  { files: ["webview/toolkit.ts"], rules: { "no-restricted-imports": "off" } },
  {
    files: ["src/engine/**/*.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "CallExpression[callee.property.name=/^(div|dividedBy|sqrt|pow)$/]",
          message: "Only engine/decimal.ts rounds: use quotient().",
        },
        { selector: "TSEnumDeclaration", message: "Unions of string literals, no enums." },
        { selector: "MemberExpression[object.name='Date']", message: "The engine has no clock." },
      ],
    },
  },
  {
    files: ["src/engine/decimal.ts"],
    rules: { "no-restricted-syntax": "off", "no-restricted-imports": "off" },
  },
  {
    files: ["test/**/*.ts", "bench/**/*.ts"],
    rules: { "no-console": "off", "@typescript-eslint/no-floating-promises": "off" },
  },
  {
    files: ["**/*.{js,mjs,cjs}"],
    extends: [eslint.configs.recommended],
    languageOptions: {
      globals: {
        console: "readonly",
        process: "readonly",
        require: "readonly",
        module: "readonly",
        __dirname: "readonly",
        URL: "readonly",
        URLSearchParams: "readonly",
        fetch: "readonly",
        setTimeout: "readonly",
        clearTimeout: "readonly",
        setInterval: "readonly",
        clearInterval: "readonly",
        Buffer: "readonly",
        AbortSignal: "readonly",
        AbortController: "readonly",
        performance: "readonly",
        setImmediate: "readonly",
        window: "readonly",
        document: "readonly",
      },
    },
  },
);

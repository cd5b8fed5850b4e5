/** Made by the build: all test files of this folder. */
declare module "host-tests" {}
declare module "mocha/mocha" {}

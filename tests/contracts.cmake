# The contracts: checked by their official tools, and all that the server's tests hear is held to
# them. The tests write it into a folder that the first entry here makes and the last one reads.
set(capture ${CMAKE_BINARY_DIR}/capture)
target_compile_definitions(server_tests PRIVATE MEDVIRK_CAPTURE="${capture}"
  MEDVIRK_CONFORMANCE="${CMAKE_SOURCE_DIR}/docs/conformance")
set(check_contracts ${NODE} ${npm_folder}/check_contracts.mjs)
add_test(NAME Contracts.AreOpenApiAndAsyncApi COMMAND ${check_contracts} documents)
add_test(NAME Contracts.TheCaptureBegins COMMAND ${check_contracts} begin ${capture})
add_test(NAME Contracts.EverythingHeardIsInThem COMMAND ${check_contracts} captured ${capture})
set_tests_properties(Contracts.TheCaptureBegins PROPERTIES FIXTURES_SETUP capture)
set_tests_properties(Contracts.EverythingHeardIsInThem PROPERTIES FIXTURES_CLEANUP capture)

# The client library, against the program.
set(web_client ${CMAKE_SOURCE_DIR}/web/client)
if(${web_client}/package-lock.json IS_NEWER_THAN ${web_client}/node_modules/.package-lock.json)
  execute_process(COMMAND ${NPM} ci --prefer-offline --ignore-scripts --no-audit --no-fund --silent
    WORKING_DIRECTORY ${web_client} COMMAND_ERROR_IS_FATAL ANY)
endif()
add_test(NAME WebClient.ItsTypesAreWhatTheContractsSay COMMAND ${NODE} tools/generate.mjs --check)
add_test(NAME WebClient.Compiles COMMAND ${NODE} node_modules/typescript/bin/tsc -p .)
add_test(NAME WebClient.Alone COMMAND ${NODE} --test test/unit.test.mjs test/link.test.mjs)
add_test(NAME WebClient.AgainstTheServer COMMAND ${NODE} --test test/live.test.mjs)
set_tests_properties(WebClient.ItsTypesAreWhatTheContractsSay WebClient.Compiles WebClient.Alone
  WebClient.AgainstTheServer PROPERTIES WORKING_DIRECTORY ${web_client})
set_tests_properties(WebClient.Compiles PROPERTIES FIXTURES_SETUP web_client)
set_tests_properties(WebClient.Alone WebClient.AgainstTheServer
  PROPERTIES FIXTURES_REQUIRED web_client)
set_tests_properties(WebClient.AgainstTheServer PROPERTIES TIMEOUT 600
  ENVIRONMENT MEDVIRK_PROGRAM=$<TARGET_FILE:medvirk>)

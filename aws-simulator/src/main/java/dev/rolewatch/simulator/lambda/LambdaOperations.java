package dev.rolewatch.simulator.lambda;

import dev.rolewatch.simulator.api.Call;
import dev.rolewatch.simulator.api.Operation;
import dev.rolewatch.simulator.api.PageRule;
import dev.rolewatch.simulator.api.Resources;
import dev.rolewatch.simulator.inventory.Resource;
import dev.rolewatch.simulator.inventory.ResourceKind;
import dev.rolewatch.simulator.inventory.ResourcePage;
import dev.rolewatch.simulator.wire.AwsService;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.lambda.model.EnvironmentResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.ListFunctionsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;

/** The operations of Lambda: a function's only dimension is FunctionName. */
public final class LambdaOperations {
    private static final String NAME = "FunctionName";
    /** A page never has more, whatever is asked for. */
    private static final int MOST = 50;

    private static final PageRule PAGES = new PageRule("maxItems", 1, 10_000, MOST, "InvalidParameterValueException");
    private static final ResourceKind FUNCTION = ResourceKind.of("AWS/Lambda", NAME);

    private final Resources resources;

    private LambdaOperations(Resources resources) {
        this.resources = resources;
    }

    public static List<Operation<?>> all(Resources resources) {
        return List.of(Operation.guarded(
                AwsService.LAMBDA,
                "ListFunctions",
                ListFunctionsRequest::builder,
                ListFunctionsRequest.class,
                new LambdaOperations(resources)::functions));
    }

    private ListFunctionsResponse functions(Call call, ListFunctionsRequest request) {
        ResourcePage page = resources.page(
                call, FUNCTION, PAGES.start(request.marker()), Math.min(MOST, PAGES.size(request.maxItems())));
        return ListFunctionsResponse.builder()
                .functions(
                        page.found().stream().map(each -> function(call, each)).toList())
                .nextMarker(page.nextToken())
                .build();
    }

    private static FunctionConfiguration function(Call call, Resource found) {
        String name = found.dimension(NAME);
        return FunctionConfiguration.builder()
                .functionName(name)
                .functionArn(found.arn().orElse(call.arn("lambda", "function:" + name)))
                .runtime(found.attribute("runtime", "python3.13"))
                .handler(found.attribute("handler", "app.handler"))
                .memorySize(found.number("memory", 128))
                .timeout(found.number("timeout", 3))
                .packageType(found.attribute("packageType", "Zip"))
                .architecturesWithStrings(found.attribute("architecture", "arm64"))
                .state(found.attribute("state").orElse(null))
                .version("$LATEST")
                .lastModified(found.since().toString())
                .environment(environment(found))
                .build();
    }

    /** As AWS does, with the values of the variables, whatever secrets they are. */
    private static EnvironmentResponse environment(Resource found) {
        Map<String, String> variables = found.attributesUnder("environment.");
        return variables.isEmpty()
                ? null
                : EnvironmentResponse.builder().variables(variables).build();
    }
}
